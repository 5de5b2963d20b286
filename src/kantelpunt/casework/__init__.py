"""Casework: how a case cannot stall. Empty until its issue is taken up."""
