"""Kantelpunt: a region's written protocol against school absence, kept by machine."""
