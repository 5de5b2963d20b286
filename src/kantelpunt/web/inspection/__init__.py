"""Pages on which an officer reads the journal."""
