"""Schools as a whole: freshness, tiers, the list for the next meeting."""
