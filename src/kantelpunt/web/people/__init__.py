"""People, organisations, the functions they hold, and how they sign in."""
