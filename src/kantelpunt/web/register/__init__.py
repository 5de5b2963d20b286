"""Absence as schools hand it in, and the signals that are found in it."""
