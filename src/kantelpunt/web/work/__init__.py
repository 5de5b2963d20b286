"""What is asked of somebody today, and search."""
