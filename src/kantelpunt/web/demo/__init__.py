"""A region of invented children and people, to look around in."""
