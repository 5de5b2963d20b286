"""Kantelpunt: a region's written protocol against school absence, kept by machine."""

from kantelpunt.compiled import keep_compiled_code_apart

keep_compiled_code_apart()
