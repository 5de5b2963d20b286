"""A protocol with a promise and two steps, and how a test changes it."""

from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.promises.keeping import kept_promises
from kantelpunt.foresight.promises.path import latest_path
from kantelpunt.foresight.promises.year import region_years
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import read_protocol
from tests.calendars import lesson_days_of

FIRST = date(2025, 8, 1)
TWO_STEPS = """\
protocol: proef
title: Proef met een belofte
summary_en: A trial with a promise.
sector: [vo]
sources:
  tekst: {title: De tekst}
parties:
  school: {name: School, kind: school}
  ouders: {name: Ouders, kind: parents}
  leerling: {name: Leerling, kind: pupil}
roles:
  mentor: {name: Mentor, party: school}
settings:
  - {id: duur, name: De duur, source: {in: tekst, at: "0"}}
promises:
  - id: belofte
    name: Binnen tien weken een plek
    within: 10 weeks
    until: offer_started
    source: {in: tekst, at: "1"}
facts:
  hersteld: {ask: "Is de leerling weer op school?", by: mentor}
  hoop: {ask: "Is er hoop?", by: mentor, lasts: 3 months}
  zorg: {ask: "Is er zorg?", by: mentor}
signals:
  - id: weg
    name: Een dag weg
    measure: consecutive_days
    absent: whole_day
    reaches: 1
    rearm: when_below
    opens: gesprek
    source: {in: tekst, at: "2"}
steps:
  - id: gesprek
    name: Gesprek
    rung: vroegsignalering
    lead: mentor
    participants: {required: [mentor, ouders, leerling]}
    tasks:
      - {id: praten, name: Praten, by: mentor, within: 2 weeks}
      - {id: bellen, name: Bellen, by: mentor}
    tipping_point:
      after: 6 school_weeks
      from: first_day_of_absence
      unless: hersteld
      to: tafel
    source: {in: tekst, at: "3"}
  - id: tafel
    name: Tafel
    rung: doorzettingsmacht
    lead: mentor
    participants: {required: [mentor, ouders, leerling]}
    tasks:
      - {id: plan, name: Een plan, by: mentor, within: 48 hours}
      - {id: plek, name: Een plek, by: mentor, within: 10 working_days, from: task plan}
    last: true
    source: {in: tekst, at: "4"}
    reading: {id: geen-kantelpunt, text: Na de tafel noemt de tekst geen stap.}
"""
POINT = "      after: 6 school_weeks\n      from: first_day_of_absence\n"


def promising(*changes):
    """The protocol, with texts replaced that each stand in it once."""
    text = TWO_STEPS
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read_protocol(text, file="proef.yaml", first=FIRST)


def path(version, start, *, sector=Sector.VO, region=HolidayRegion.MIDDEN, hope_until=None):
    """The longest course from a start date, on the default calendar."""
    days = lesson_days_of(region)
    return latest_path(version.protocol, sector, start, days, hope_until=hope_until)


def legs(found):
    """Steps with their first and last days."""
    return [(leg.stage, leg.from_, leg.until) for leg in found.legs]


def kept(version, name="belofte", year=2025):
    """What becomes of one promise over a school year."""
    years = region_years(SchoolYear(year))
    [found] = [one for one in kept_promises(version, years) if one.name == name]
    return found
