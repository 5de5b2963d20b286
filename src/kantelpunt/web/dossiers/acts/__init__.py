"""What people can tell about a case: per act a form, and what it tells the engine."""
