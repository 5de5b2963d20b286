"""The access journal: who looked at what, so chained that a change in it shows (CM-22)."""
