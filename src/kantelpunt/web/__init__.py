"""The web application. Empty until its issue is taken up."""
