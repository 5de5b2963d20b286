"""Value types that every other part stands on, and the root of the errors."""
