"""What happened in a case and how it stands, in Dutch and English, without names of people."""
