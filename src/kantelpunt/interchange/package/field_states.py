"""How a stretch of reading fields ended."""

DONE, GROW, ODD = 0, 1, 2
