"""Compiled passes: made from Python by Numba once, and run from the machine code that is kept."""
