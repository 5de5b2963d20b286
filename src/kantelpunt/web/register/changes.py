"""Tells other parts of the application that signals changed, which this part does not know."""

from django.dispatch import Signal

signals_changed = Signal()
"""Sent after registrations were put in or put right, within the same transaction.

Arguments: `found` (`standing.Found`), `person` (opaque id of who did it), `held` (the functions in
which that was done) and `now`.
"""
