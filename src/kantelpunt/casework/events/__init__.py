"""What can happen in a case, each kind with what it tells."""
