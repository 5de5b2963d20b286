"""Cases: their events, how they stand, and the pages on which people act."""
