"""How the tables of this app are made."""
