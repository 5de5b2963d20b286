"""The parts of a protocol file: typed and closed. Keys are English, values are Dutch."""
