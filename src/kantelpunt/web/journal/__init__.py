"""Who looked at what: an append-only, hash-chained journal (CM-22)."""
