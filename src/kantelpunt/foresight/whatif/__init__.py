"""What a protocol would bring about in a region: signals, cases and work in a school year."""
