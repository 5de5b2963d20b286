"""Speed against what a good analyst would write (bench/README.md)."""
