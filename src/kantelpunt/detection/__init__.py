"""Detection: measures over windows, signals that fire, and why (docs/reference/detection.md)."""
