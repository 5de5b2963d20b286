"""What every paper is: tagged, titled, in one language, the same each time, without empty heads."""

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.invitation import invitation
from kantelpunt.web.papers.meeting_list import meeting_list
from kantelpunt.web.papers.minutes import minutes
from kantelpunt.web.papers.monthly import monthly_figures, monthly_list
from kantelpunt.web.papers.opp import opp
from tests.web.papers import filled
from tests.web.papers.read_back import pages_of, reader_of, roles_of, text_of

NL, EN = Language.NL, Language.EN
MAKERS = {
    "opp": opp,
    "invitation": invitation,
    "list": meeting_list,
    "minutes": minutes,
    "month": monthly_list,
    "figures": monthly_figures,
}
FULL = {
    "opp": filled.OPP,
    "invitation": filled.INVITATION,
    "list": filled.MEETING_LIST,
    "minutes": filled.MINUTES,
    "month": filled.MONTHLY_LIST,
    "figures": filled.MONTHLY_FIGURES,
}
BARE = {
    "opp": filled.BARE_OPP,
    "invitation": filled.BARE_INVITATION,
    "list": filled.BARE_MEETING_LIST,
    "minutes": filled.BARE_MINUTES,
    "month": filled.BARE_MONTHLY_LIST,
    "figures": filled.BARE_MONTHLY_FIGURES,
}
TITLES = {
    ("opp", NL): "Ontwikkelingsperspectief van Noor van den Berg",
    ("opp", EN): "Development plan (OPP) of Noor van den Berg",
    ("invitation", NL): "Uitnodiging voor een gesprek",
    ("invitation", EN): "Invitation to a talk",
    ("list", NL): "Lijst voor het overleg: Ondersteuningsteam, locatie Zuid",
    ("list", EN): "List for the meeting: Ondersteuningsteam, locatie Zuid",
    ("minutes", NL): ("Verslag van het overleg: Ondersteuningsteam, do 12 maart 2026, 09.00 uur"),
    ("month", NL): "Maandlijst maart 2026",
    ("figures", NL): "Maandcijfers maart 2026",
    ("minutes", EN): "Minutes of the meeting: Ondersteuningsteam, Thu 12 March 2026, 09:00",
}


@pytest.mark.parametrize(("kind", "language"), TITLES)
def test_a_paper_is_tagged_and_says_its_title_and_language(kind, language):
    pdf = MAKERS[kind](FULL[kind], language)
    root = reader_of(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == str(language)
    assert reader_of(pdf).metadata.title == TITLES[kind, language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert roles_of(pdf).count("H1") == 1


@pytest.mark.parametrize("kind", MAKERS)
def test_a_paper_is_a4_with_the_organisation_and_the_number_of_the_page(kind):
    pdf = MAKERS[kind](FULL[kind], NL)
    for number, page in enumerate(reader_of(pdf).pages, start=1):
        assert [round(side) for side in page.mediabox[2:]] == [595, 842]
        assert f"Bladzijde {number} van {len(reader_of(pdf).pages)}" in page.extract_text()
    assert "Lyceum De Linde" in pages_of(pdf)[0]
    assert "013 555 01 23" in pages_of(pdf)[0]


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_paper_gives_the_same_bytes_and_no_clock_is_in_it(kind):
    pdf = MAKERS[kind](FULL[kind], NL)
    assert pdf == MAKERS[kind](FULL[kind], NL)
    assert "/CreationDate" not in reader_of(pdf).metadata


HEADS_THAT_STAY = {
    "opp": ["H1"],
    "invitation": ["H1", "H2"],
    "list": ["H1", "H2"],
    "minutes": ["H1"],
    "month": ["H1"],
    "figures": ["H1"],
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", Language)
def test_what_is_not_known_leaves_no_heading_behind(kind, language):
    pdf = MAKERS[kind](BARE[kind], language)
    assert [role for role in roles_of(pdf) if role in {"H1", "H2", "H3"}] == HEADS_THAT_STAY[kind]
    assert "none" not in text_of(pdf).lower()
    assert "()" not in text_of(pdf)


def test_an_opp_tells_goals_support_dates_and_who_agreed():
    text = text_of(opp(filled.OPP, NL))
    for said in (
        "Geboren 4 september 2011",
        "Evaluatie di 19 mei 2026",
        "Terugkoppeling do 2 april 2026",
        "Doel 1. Alle ochtenden op school",
        "Hoe we dat zien Geen ochtend gemist",
        "Wie erachter staat Noor en ouders",
        "Waarom het kan Elke week een ochtend erbij",
        "Uiterlijk vr 15 mei 2026",
        "Weer alle uren ma 18 mei 2026",
        "Akkoord za 14 maart 2026",
        "Niet akkoord di 17 maart 2026 Eerst naar de huisarts.",
        "Handtekening",
    ):
        assert said in text


def test_an_invitation_speaks_to_parents_and_to_a_pupil():
    letter = text_of(invitation(filled.INVITATION, NL))
    assert "Beste mevrouw Bakker, We praten graag met u over Noor." in letter
    assert "Wanneer wo 11 maart 2026, 15.30 uur Hoe lang ongeveer 45 minuten" in letter
    assert "telefoon 013 555 01 24, m.jansen@delinde.example" in letter
    assert "We would like to talk with you about Noor." in text_of(
        invitation(filled.INVITATION, EN)
    )
    bare = text_of(invitation(filled.BARE_INVITATION, NL))
    assert "Beste ouders van Noor," in bare
    assert "telefoon" not in bare


def test_a_column_of_which_nothing_is_known_falls_away():
    undecided = filled.MINUTES.decisions[0].__class__("Er komt een OPP")
    without = filled.MINUTES.__class__(
        filled.SCHOOL, "Team", filled.MINUTES.held, decisions=(undecided,)
    )
    assert "mandaat" in text_of(minutes(filled.MINUTES, NL))
    assert "mandaat" not in text_of(minutes(without, NL))
