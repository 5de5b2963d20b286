"""What a protocol cannot keep as it is written: faults in its structure, each with a cure."""
