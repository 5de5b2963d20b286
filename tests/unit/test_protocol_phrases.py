"""Terms, moments, conditions and norms as people say them."""

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.agreed_terms import agreed_term_from, interval_from
from kantelpunt.protocol.telling.wording.dates import by_then
from kantelpunt.protocol.telling.wording.phrases import actor, all_hold, one_holds
from kantelpunt.protocol.telling.wording.signal_sentences import ages, norm_of, signal_sentences
from kantelpunt.protocol.telling.wording.teller import sentence
from kantelpunt.protocol.telling.wording.times import length, moment, rhythm, within
from kantelpunt.protocol.telling.wording.ways_on import tipping_sentences
from tests.reference_example import read_example
from tests.telling import teller

NL = teller(read_example())
EN = teller(read_example(), Language.EN)


@pytest.mark.parametrize(
    ("written", "nl", "en"),
    [
        ("1 school_weeks", "binnen 1 schoolweek", "within 1 school week"),
        ("4 school_weeks", "binnen 4 schoolweken", "within 4 school weeks"),
        ("5 working_days", "binnen 5 werkdagen", "within 5 working days"),
        ("48 hours", "binnen 48 uur", "within 48 hours"),
        ("6-8 weeks", "binnen 6 tot 8 weken", "within 6 to 8 weeks"),
        ("plan_term", "binnen de termijn van het plan", "within the term of the plan"),
        ("at_once", "meteen", "at once"),
        ("as_soon_as_possible", "zo snel mogelijk", "as soon as possible"),
        (
            "setting termijn-advies",
            "binnen de termijn die de regio kiest bij ‘Hoeveel tijd het adviesteam heeft’ "
            "(nu: 3 weken)",
            "within the term that the region chooses for ‘Hoeveel tijd het adviesteam heeft’ "
            "(now: 3 weeks)",
        ),
    ],
)
def test_terms(written, nl, en):
    term = agreed_term_from(written)
    assert (within(NL, term), within(EN, term)) == (nl, en)


def test_a_term_that_the_text_lacks_is_said_to_lack():
    assert length(NL, agreed_term_from("not_in_text")) == "staat niet in de tekst"


@pytest.mark.parametrize(
    ("written", "nl"),
    [
        ("1 weeks", "elke week"),
        ("6 weeks", "elke 6 weken"),
        ("4 times a school_year", "4 keer per schooljaar"),
        ("several times a calendar_year", "meerdere keren per kalenderjaar"),
        ("not_in_text", "hoe vaak, staat niet in de tekst"),
        (
            "setting voorzitter",
            "hoe vaak: wat de regio nog moet kiezen bij ‘Wie het overleg voorzit’",
        ),
    ],
)
def test_rhythms(written, nl):
    assert rhythm(NL, interval_from(written)) == nl


@pytest.mark.parametrize(
    ("written", "nl"),
    [
        ("first_day_of_absence", "de eerste dag van het verzuim"),
        ("step_entered", "het begin van deze stap"),
        ("signal_fired", "het signaal"),
        ("task gesprek", "het afronden van ‘Een gesprek voeren’"),
        ("step basis", "het begin van stap 1 (De basis op orde)"),
        (
            "fact hersteld",
            "het moment dat het antwoord ja is op ‘Gaat de leerling weer naar school?’",
        ),
        ("meeting zorgoverleg", "het overleg ‘Zorgoverleg’"),
        ("report jaarcijfers", "het versturen van ‘Cijfers over verzuim’"),
        ("decision welke-plek", "het besluit over ‘Welke school krijgt de leerling?’"),
    ],
)
def test_moments(written, nl):
    assert moment(NL, written) == nl


@pytest.mark.parametrize(
    ("written", "nl"),
    [
        ("2021-09-01", "uiterlijk op 1 september 2021"),
        ("2021-09", "uiterlijk in september 2021"),
        ("2021", "uiterlijk in 2021"),
        ("autumn 2021", "uiterlijk in het najaar van 2021"),
        ("every 09-01", "elk jaar uiterlijk op 1 september"),
        ("every 09", "elk jaar uiterlijk in september"),
    ],
)
def test_dates(written, nl):
    assert by_then(written).nl == nl


@pytest.mark.parametrize(
    ("conditions", "nl"),
    [
        (["hersteld"], "het antwoord ja is op ‘Gaat de leerling weer naar school?’"),
        (["not veel-verzuim"], "het antwoord nee is op ‘Is er veel verzuim?’"),
        (
            ["veel-verzuim", "not hersteld", "signal kwart-gemist"],
            "het antwoord ja is op ‘Is er veel verzuim?’ en nee op ‘Gaat de leerling weer naar "
            "school?’ en het signaal ‘Een kwart van de lestijd gemist’ er is",
        ),
        (["not signal lang-weg"], "het signaal ‘Langer dan vier weken weg’ er niet is"),
    ],
)
def test_conditions_that_must_all_hold(conditions, nl):
    assert all_hold(NL, conditions) == nl


def test_one_condition_that_is_enough():
    assert one_holds(NL, ["signal kwart-gemist", "signal lang-weg"]) == (
        "het signaal ‘Een kwart van de lestijd gemist’ of ‘Langer dan vier weken weg’ er is"
    )


def test_people_by_name():
    assert actor(NL, "adviesteam") == "Adviesteam"
    assert actor(NL, "not_in_text") == "staat niet in de tekst"
    assert actor(NL, "setting voorzitter").startswith("wie de regio nog moet kiezen bij")


def test_ages():
    assert [ages(NL, *pair) for pair in ((None, 12), (12, 16), (16, None))] == [
        "jonger dan 12 jaar",
        "van 12 tot 16 jaar",
        "vanaf 16 jaar",
    ]


def test_norms():
    assert {one.id: norm_of(NL, one) for one in NL.protocol.signals[:5]} == {
        "lang-weg": "afwezigheid van meer dan 4 weken achter elkaar",
        "bovengemiddeld": "meer dan het gemiddelde van de leerlingen van de school die verzuimen "
        "(gemiste lesuren) in het schooljaar",
        "kwart-gemist": "25% van de lestijd of meer in 4 lesweken",
        "vrijgesteld": "1 maand of langer met een vrijstelling",
        "zestien-uur": "16 uur of meer in 4 lesweken",
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("    up_to: 12 weeks\n", "    up_to: 3 months\n"), "Het geldt tot en met 3 maanden."),
        (("    below: 50%\n", "    below: 33.5%\n"), "Het geldt zolang het minder is dan 33,5%."),
    ],
)
def test_an_upper_bound_has_its_own_unit(change, said):
    told = teller(read_example(change))
    assert said in [line for one in told.protocol.signals for line in signal_sentences(told, one)]


def test_a_tipping_point_says_when_where_to_why_not_and_who_decides():
    first, second = NL.protocol.steps[0].tipping_point, NL.protocol.steps[0].escalations[0]
    assert next(tipping_sentences(NL, first)) == (
        "Na 3 schoolweken (of een andere afgesproken termijn), gerekend vanaf het afronden van "
        "‘Een gesprek voeren’, gaat de casus naar stap 2 (Het adviesteam aan zet)."
    )
    assert list(tipping_sentences(NL, second)) == [
        "De casus gaat naar de situatie ‘Ouders vragen een vrijstelling’. Na hoeveel tijd, staat "
        "niet in de tekst.",
        "Dat gebeurt alleen als het antwoord ja is op ‘Vragen de ouders om een vrijstelling?’.",
        "Het gaat niet vanzelf. Wie beslist: Leerplichtambtenaar.",
    ]


@pytest.mark.parametrize(
    ("given", "made"),
    [("na een week", "Na een week."), ("Klaar?", "Klaar?"), ("zo (eens.)", "Zo (eens.)"), ("", "")],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(given, made):
    assert sentence(given) == made
