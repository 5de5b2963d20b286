"""A protocol differs in nothing from itself, and every text that is changed is told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.changes import Change, changed
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.telling.differing.comparing import compared
from kantelpunt.protocol.telling.differing.differences import differences
from kantelpunt.protocol.telling.document import texts_in
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_text import as_text
from tests.reference_example import read_example
from tests.telling import shipped, teller

EXAMPLE = read_example()
SHOWN = as_text(page(replace(EXAMPLE, first=date(2027, 8, 1)), Language.NL))
VERSIONS = shipped()
# A place in the example, a key there, and values that may stand under it.
TERMS = [
    "3 days",
    "5 school_weeks",
    "plan_term",
    "6-8 weeks",
    "not_in_text",
    "setting termijn-advies",
]
RHYTHMS = ["2 weeks", "3 times a school_year", "several times a calendar_year", "not_in_text"]
PEOPLE = ["mentor", "ouders", "adviesteam", "not_in_text", "setting voorzitter"]
MOMENTS = ["signal_fired", "fact hersteld", "meeting zorgoverleg", "step basis", "not_in_text"]
PLACES = [
    ("steps.basis.tipping_point", "after", TERMS),
    ("steps.basis.tipping_point", "from", MOMENTS),
    ("steps.basis.tipping_point", "unless", ["hulp-nodig", "not hulp-nodig", "signal lang-weg"]),
    ("steps.basis.tasks.gesprek", "within", TERMS),
    ("steps.basis.tasks.gesprek", "by", PEOPLE),
    ("steps.basis.tasks.gesprek", "every", RHYTHMS),
    ("steps.basis.lead", "role", PEOPLE),
    ("steps.basis.participants", "required", [["ouders", "leerling"], ["directeur"]]),
    ("steps.basis", "rung", ["oplossing", "doorbraak"]),
    ("signals.kwart-gemist", "reaches", ["20%", "33.5%"]),
    ("signals.kwart-gemist", "window", ["5 weeks", "school_year", "20 school_days"]),
    ("signals.kwart-gemist", "warn_at", ["50%", "99%"]),
    ("signals.lang-weg", "exceeds", ["3 weeks", "2 months", "40 days"]),
    ("signals.lang-weg", "up_to", ["12 months", "12 days", "13 weeks"]),
    ("signals.lang-weg", "rearm", ["school_year", "restart"]),
    ("signals.bovengemiddeld", "at_most_every", ["1 days", "14 days"]),
    ("signals.vrijgesteld", "article", ["5b", ["5a", "5b"]]),
    ("tiers.zorgen", "goal_at_most", ["4%", "5.5%"]),
    ("steps.basis.tipping_point", "or_agreed", [False]),
    ("steps.basis.exits.terug", "kind", ["closed", "placed"]),
    ("rules.ingeschreven", "due", ["every 10", "2027-01-31", "spring 2027"]),
    ("rules.ingeschreven", "enforce", ["ask", "warn", "show"]),
    ("consent.informatie-delen", "refused", ["Dan gebeurt er niets."]),
    ("mandates.plaatsing", "holder", PEOPLE),
    ("reports.jaarcijfers", "every", RHYTHMS),
    ("reports.jaarcijfers", "to", PEOPLE),
    ("meetings.zorgoverleg", "chair", PEOPLE),
    ("rules.ingeschreven", "duty", ["may", "must"]),
    ("records.verzuimdossier", "per", ["pupil", "school"]),
    ("promises.drie-maanden", "until", ["solved", "offer_realised"]),
    ("parties.swv", "kind", ["other", "municipality"]),
]


def with_change(place, key, value):
    content = changed(EXAMPLE.content, [Change(place, {key: value}, ())])
    protocol = Protocol.model_validate(content)
    return replace(EXAMPLE, protocol=protocol, content=content, first=date(2027, 8, 1))


@pytest.mark.parametrize("version", VERSIONS, ids=[version.id for version in VERSIONS])
def test_a_protocol_differs_in_nothing_from_itself(version):
    assert list(compared(teller(version), teller(version))) == []
    told = differences(version, version, Language.NL)
    assert told.sections == ()
    assert "Er is geen verschil." in list(texts_in(told))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_value_is_one_difference_at_its_place_and_shows_on_the_page(data):
    place, key, values = data.draw(st.sampled_from(PLACES))
    value = data.draw(st.sampled_from(values))
    new = with_change(place, key, value)
    told = list(compared(teller(EXAMPLE), teller(new)))
    if new.protocol == EXAMPLE.protocol:
        assert told == []
        return
    assert len(told) == 1
    assert ".".join(told[0].place).startswith(place)
    back = list(compared(teller(new), teller(EXAMPLE)))
    assert len(back) == 1
    assert back[0].text != told[0].text
    assert as_text(page(new, Language.NL)) != SHOWN


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [
            ("rules.ingeschreven", "what"),
            ("steps.basis", "goal"),
            ("steps.basis.tasks.gesprek", "name"),
            ("facts.hersteld", "ask"),
            ("guides.wegwijzer", "name"),
            ("bodies.adviesteam", "task"),
            ("sources.convenant", "title"),
            ("steps.basis.outputs.afspraken", "holds"),
        ]
    ),
    st.text("abc ABC<&'’\"", min_size=1, max_size=30).filter(lambda text: text.strip()),
)
def test_a_changed_text_is_told_old_and_new(where, written):
    place, key = where
    new = with_change(place, key, written)
    told = " ".join(one.text for one in compared(teller(EXAMPLE), teller(new)))
    assert written.strip() in told
