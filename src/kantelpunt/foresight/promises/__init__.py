"""Whether a protocol keeps its promises: the longest course it allows, from every start date."""
