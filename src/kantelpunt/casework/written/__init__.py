"""Occurrences and events as plain values: what is kept in files and databases."""
