"""A signal carries the pillar of its protocol (UT-02)."""

from kantelpunt.web.register.models import FoundSignal
from tests.casework.world import shipped
from tests.web.signals.conftest import signals_of, text_of


def test_ut_02_a_signal_carries_its_pillar_where_the_text_names_one(coordinator):
    (one,) = signals_of("anna")
    url = f"/signalen/{one.id}/"
    assert "Pijler:" not in text_of(coordinator.get(url))
    signal = shipped("utrecht").protocol.signals[0].id
    FoundSignal.objects.filter(id=one.id).update(version="utrecht@2017-01-01", signal=signal)
    assert "Pijler: Registratie" in text_of(coordinator.get(url))
