"""Looking ahead: generated regions, what-if, comparison."""
