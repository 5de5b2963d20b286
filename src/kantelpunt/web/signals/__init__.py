"""Signals as people judge them, and what becomes of them after a correction."""
