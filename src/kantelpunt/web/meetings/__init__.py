"""Meetings: invitations, agenda, decisions, actions, minutes (CM-16)."""
