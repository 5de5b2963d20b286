"""A page on a terminal, a screen, a telephone and paper."""
