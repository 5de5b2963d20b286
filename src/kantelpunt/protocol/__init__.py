"""The protocol language: a region's agreement, readable by people and machine."""
