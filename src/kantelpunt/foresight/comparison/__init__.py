"""Protocols side by side on one time axis: which step runs when, who leads, and where it ends."""
