"""The command line: commands over files."""
