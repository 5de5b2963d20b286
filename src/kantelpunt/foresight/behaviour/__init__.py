"""How people are supposed to act: the numbers of the model, and chance that can be repeated."""
