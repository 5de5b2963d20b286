"""Pages for people, roles, organisations, calendars and protocols."""
