"""A small protocol file without mistakes, and how a test changes it."""

GOOD = """\
protocol: proef
title: Proef
summary_en: A trial.
sources:
  wet: {title: De wet}
signals:
  - id: uren
    name: Uren
    measure: lesson_hours
    of: {authorised: false}
    window: 4 lesson_weeks
    reaches: 16
    rearm: restart
    source: {in: wet, at: artikel 1}
"""


WHOLE = """\
protocol: proef
title: Proef met stappen
summary_en: A trial with steps.
sources:
  wet: {title: De wet}
parties:
  school: {name: School, kind: school}
  ouders: {name: Ouders, kind: parents}
  leerling: {name: Leerling, kind: pupil}
  leerplicht: {name: Leerplicht, kind: attendance_office, legal_base: "Leerplichtwet, artikel 16"}
  hulp: {name: Jeugdhulp, kind: youth_help, by_consent: true}
roles:
  mentor: {name: Mentor, party: school}
  ambtenaar: {name: Leerplichtambtenaar, party: leerplicht}
facts:
  hersteld: {ask: "Is de leerling weer op school?", by: mentor}
  zorg: {ask: "Is er zorg over de leerling?", by: mentor}
signals:
  - id: uren
    name: Uren
    measure: lesson_hours
    of: {authorised: false}
    window: 4 lesson_weeks
    reaches: 16
    rearm: restart
    opens: gesprek
    source: {in: wet, at: artikel 1}
steps:
  - id: gesprek
    name: Het gesprek
    rung: vroegsignalering
    goal: De leerling is weer op school.
    lead: mentor
    participants: {required: [mentor, ouders, leerling], optional: [hulp]}
    tasks:
      - {id: praten, name: Met leerling en ouders praten, by: mentor, within: 5 school_days}
    tipping_point: {after: 3 school_weeks, from: task praten, unless: hersteld, to: tafel}
    exits:
      - {id: terug, name: Weer op school, kind: restored, when: hersteld}
    source: {in: wet, at: stap 1}
  - id: tafel
    name: De tafel
    rung: doorzettingsmacht
    goal: Er is een plek.
    lead: ambtenaar
    participants: {required: [ambtenaar, school, ouders, leerling]}
    last: true
    source: {in: wet, at: stap 2}
    reading: {id: geen-grens, text: Na stap 2 noemt de tekst geen termijn.}
situations:
  - id: geen-school
    name: Geen school
    entered: [{fact: zorg}]
    lead: ambtenaar
    participants: {required: [ambtenaar, ouders, leerling]}
    decisions:
      - id: plek
        ask: Is er een plek?
        by: ambtenaar
        options: [{name: Ja, to: gesprek}, {name: Nee, to: tafel}]
    source: {in: wet, at: hoofdstuk 4}
reports:
  - id: melding
    name: Melding
    by: mentor
    to: leerplicht
    on: signal uren
    within: 5 working_days
    about: de leerling
    source: {in: wet, at: artikel 2}
meetings:
  - id: overleg
    name: Overleg
    every: 6 weeks
    participants: [mentor, ambtenaar]
    about: de lijst
    source: {in: wet, at: stap 1}
"""
"""A protocol with steps, in which the checker finds nothing."""


def whole(*changes: tuple[str, str]) -> str:
    """The protocol with steps, changed."""
    text = WHOLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def changed(*changes: tuple[str, str]) -> str:
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def with_line(line: str) -> tuple[str, str]:
    """A key that is added to the signal, as line 14."""
    return "    rearm: restart\n", f"    rearm: restart\n    {line}\n"
