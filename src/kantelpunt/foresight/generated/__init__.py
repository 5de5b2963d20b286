"""Generated regions: registers of absence that look like real ones and hold nobody's data."""
