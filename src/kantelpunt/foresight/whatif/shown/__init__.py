"""What was tried as a page and on a terminal."""
