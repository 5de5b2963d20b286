"""The comparison as a page and on a terminal."""
