"""Faults in a protocol that can be read: rules that can never do what they say (CM-40, CM-41)."""

from datetime import date

import pytest

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.protocol.checker import faults
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import changed, whole, with_line


def found(*changes):
    return faults(read_protocol(whole(*changes), file="proef.yaml", first=date(2026, 8, 1)))


def places(*changes):
    return [fault.at for fault in found(*changes)]


def test_a_good_protocol_has_none():
    assert places() == []


def test_a_signal_of_lateness_alone_never_fires_but_in_times():
    late = ("{authorised: false}", "{category: late}")
    assert places(late) == ["signals.uren.of"]
    assert places(late, ("lesson_hours", "times")) == []
    both = ("{authorised: false}", "{category: [late, sick]}")
    assert places(both) == []


TIPPING = (
    "    tipping_point: {after: 3 school_weeks, from: task praten, unless: hersteld, to: tafel}\n"
)
REPORT = "    on: signal uren\n    within: 5 working_days\n"
EXIT = "    exits:\n      - {id: terug, name: Weer op school, kind: restored, when: hersteld}\n"
LAST = "    last: true\n"
OPEN_PARTY = 'legal_base: "Leerplichtwet, artikel 16"'
READ = "    reading: {id: geen-grens, text: Na stap 2 noemt de tekst geen termijn.}\n"


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ([("    entered: [{fact: zorg}]\n", "")], ["situations.geen-school"]),
        (
            [("    opens: gesprek\n", ""), ("{name: Ja, to: gesprek}", "{name: Ja}")],
            ["steps.gesprek"],
        ),
        ([("    opens: gesprek\n", ""), ("    on: signal uren\n", "")], ["signals.uren"]),
        ([("    lead: mentor\n", "    lead: not_in_text\n")], ["steps.gesprek.lead"]),
        ([(TIPPING, "")], ["steps.gesprek.tipping_point"]),
        ([("after: 3 school_weeks", "after: not_in_text")], ["steps.gesprek.tipping_point"]),
        ([(TIPPING, ""), (EXIT, "")], ["steps.gesprek", "steps.gesprek.tipping_point"]),
        ([(LAST, "")], ["steps.tafel"]),
        ([(READ, "")], ["steps.tafel.tipping_point"]),
        ([("[mentor, ouders, leerling]", "[mentor, ouders]")], ["steps.gesprek.participants"]),
        ([("[ambtenaar, school, ouders, leerling]", "[school]")], ["steps.tafel.participants"]),
        ([(OPEN_PARTY, "note: wijkteam")], ["parties.leerplicht"]),
        ([(", by_consent: true", "")], ["parties.hulp"]),
        ([(", by_consent: true", ", by_consent: true, no_cases: true")], ["parties.hulp"]),
        ([("{name: Mentor, party: school}", "{name: Mentor}")], ["roles.mentor"]),
        ([("    to: leerplicht\n", "    to: not_in_text\n")], ["reports.melding.to"]),
        ([(REPORT, "    on: signal uren\n")], ["reports.melding"]),
        ([("within: 5 working_days\n", "within: not_in_text\n")], ["reports.melding"]),
        ([("    every: 6 weeks\n", "")], ["meetings.overleg"]),
    ],
)
def test_each_fault_is_found_where_it_stands(changes, at):
    assert places(*changes) == at


@pytest.mark.parametrize(
    "changes",
    [
        [("    opens: gesprek\n", "")],
        [(OPEN_PARTY, "part_of: school")],
        [("kind: restored, when: hersteld", "kind: restored")],
        [("within: 5 working_days\n", "every: 1 months\n")],
    ],
)
def test_what_the_text_does_leave_open_is_no_fault(changes):
    assert places(*changes) == []


def test_a_reading_tells_why_a_lead_or_a_term_lacks():
    told = "reading: {id: open, text: De tekst noemt niemand.}\n    lead: not_in_text"
    assert places(("lead: mentor", told)) == []
    said = ", reading: {id: open, text: De tekst noemt geen termijn.}, to: tafel}"
    assert (
        places(("3 school_weeks", "not_in_text"), (", to: tafel}\n    exits", f"{said}\n    exits"))
        == []
    )


PILLARS = "themes:\n  regie: {name: Regie}\nfacts:\n"


def test_under_pillars_every_signal_task_and_report_stands_somewhere():
    assert places(("facts:\n", PILLARS)) == [
        "signals.uren",
        "reports.melding",
        "steps.gesprek.tasks.praten",
    ]
    themed = (
        "    goal: De leerling is weer op school.\n",
        "    goal: Weer op school.\n    theme: regie\n",
    )
    assert places(("facts:\n", PILLARS), themed) == ["signals.uren", "reports.melding"]


FORBIDDEN = """rules:
  - id: alles
    name: Elk verzuim telt
    who: school
    what: Let op elk verzuim.
    checks: [no_kind_of_absence, no_exempt_end]
    source: {in: wet, at: artikel 3}
meetings:
"""


def test_what_a_protocol_forbids_in_itself_is_looked_up_in_its_own_file():
    exempt = ("kind: restored", "kind: exempt")
    assert places(("meetings:\n", FORBIDDEN), exempt) == [
        "signals.uren.of",
        "steps.gesprek.exits.terug",
    ]
    assert places(exempt) == []


def refusals(otherwise):
    text = changed(with_line(f"reading: {{id: a, text: b, otherwise: {otherwise}}}"))
    with pytest.raises(InputRefused) as refused:
        read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))
    return [problem.text.en for problem in refused.value.problems]


def test_another_reading_changes_a_signal_that_is_there():
    text = changed(with_line("reading: {id: a, text: b, otherwise: {signals.uren: {exceeds: 16}}}"))
    assert read_protocol(text, file="proef.yaml", first=date(2026, 8, 1)).signal("uren")


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ("{signals.dagen: {exceeds: 16}}", 'place "signals.dagen" does not exist'),
        ("{sgnals.uren: {exceeds: 16}}", 'did you mean "signals.uren"?'),
        ("{signals.uren: {exceds: 16}}", 'did you mean "exceeds"?'),
        ("{signals.uren: {exceeds: zes}}", '"zes" is no threshold'),
        ("{signals.uren: {window: 4}}", '"4" is no window'),
    ],
)
def test_another_reading_of_what_is_not_there_is_refused(otherwise, said):
    (message,) = refusals(otherwise)
    assert said in message


@pytest.mark.parametrize("key", ["reaches", "exceeds"])
def test_a_threshold_below_nothing_is_refused(key):
    text = changed(("reaches: 16", f"{key}: -1"))
    with pytest.raises(InputRefused, match='"-1" is no threshold'):
        read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))


def test_a_fault_says_what_is_wrong_and_how_to_mend_it_in_both_languages():
    [fault] = found(("{authorised: false}", "{category: late}"))
    assert "te laat" in fault.message.nl
    assert "lateness" in fault.message.en
    assert "times" in fault.cure.nl
    assert "times" in fault.cure.en


def test_what_comes_from_a_base_needs_no_theme_of_the_region():
    base = read_protocol(whole(), file="basis.yaml", first=date(2026, 8, 1))
    text = """\
protocol: streek
title: Streek
summary_en: Rests on the trial.
based_on: {protocol: proef}
sources: {besluit: {title: Besluit}}
themes: {regie: {name: Regie}}
"""
    version = read_protocol(text, file="s.yaml", first=date(2026, 8, 1), base=lambda _: base)
    assert faults(version) == []


@pytest.mark.parametrize(
    ("setting", "used", "good"),
    [
        ("choices: [kort, lang], per_school: true", False, True),
        ("per_school: true", False, False),
        ("choices: [2 weeks, 3 weeks], per_school: true", True, False),
        ("choices: [2 weeks, 3 weeks]", True, True),
    ],
)
def test_each_school_chooses_only_what_moves_nothing(setting, used, good):
    told = f"  - {{id: aanpak, name: De aanpak, {setting}, source: {{in: wet, at: stap 1}}}}\n"
    changes = [("reports:\n", f"settings:\n{told}reports:\n")]
    if used:
        changes.append(("within: 5 working_days\n", "within: setting aanpak\n"))
    assert places(*changes) == ([] if good else ["settings.aanpak"])
