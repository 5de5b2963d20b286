"""The tests of Kantelpunt: one folder per kind."""
