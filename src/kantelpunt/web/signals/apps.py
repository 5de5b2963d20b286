"""Tells Django of this app."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """Signals as people judge them, and what becomes of them after a correction."""

    name = "kantelpunt.web.signals"
    label = "signals"

    def ready(self) -> None:
        """Cases hear what an import changes."""
        from kantelpunt.web.register.changes import signals_changed
        from kantelpunt.web.signals.reconciling import after_change

        signals_changed.connect(after_change, dispatch_uid="signals.reconciling")
