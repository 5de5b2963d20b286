"""Tags of registrations."""
