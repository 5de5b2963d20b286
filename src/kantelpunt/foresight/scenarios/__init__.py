"""Scenarios: what a protocol does, told by those who wrote it, and tried out."""
