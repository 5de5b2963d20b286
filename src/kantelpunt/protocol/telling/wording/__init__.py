"""What is said, in words: people, terms, conditions, norms, the names of things."""
