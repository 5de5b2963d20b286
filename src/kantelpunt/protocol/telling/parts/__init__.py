"""The parts of a page, in the order in which people ask."""
