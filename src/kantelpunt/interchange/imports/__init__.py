"""What school systems give, turned into a region package."""
