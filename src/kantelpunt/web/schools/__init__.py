"""Schools, their calendars, pupils, enrolments, names and parents."""
