"""A protocol given back to people: one telling, as text for a terminal and as a page."""
