"""Tells other parts of the application that signals changed, which this part does not know."""

from django.dispatch import Signal

signals_changed = Signal()
"""Sent after signals were looked for anew, within the same transaction; in a preview as well,
of which nothing stays.

Arguments: `found` (`standing.Found`) and `now`.
"""
