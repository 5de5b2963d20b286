"""Documents that the application makes: plans, letters, lists, minutes."""
