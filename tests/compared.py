"""What tests of the comparison share: comparisons of shipped protocols, and one made by hand."""

from datetime import date
from functools import cache

from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foresight.comparison.asking import asked_for, lesson_days_for
from kantelpunt.foresight.comparison.comparing import compared, side_by_side
from kantelpunt.foresight.comparison.lanes import lane
from kantelpunt.foresight.promises.path import Leg, Path
from kantelpunt.foresight.promises.walk import Stop, Why
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import WHOLE
from tests.telling import teller

MONDAY = date(2025, 9, 8)
SHELF = read_shelf()


@cache
def comparison(
    *names,
    start=MONDAY,
    sector=Sector.VO,
    region=HolidayRegion.MIDDEN,
    language=Language.NL,
):
    """Shipped protocols compared; without names all that have steps."""
    versions = [SHELF.of_protocol(name)[-1] for name in names or SHELF.ids]
    days = lesson_days_for(start, region)
    asked = asked_for(start, region, sector, days)
    wanted = [one for one in versions if names or one.protocol.steps]
    return compared(wanted, asked, days, language)


def rows_of(*names, **given):
    """The rows of the first protocol, by step: first day, last day, and when it goes on."""
    found = comparison(*names, **given).lanes[0].rows
    return [(row.stage, row.from_, row.until, row.tips_on) for row in found]


def by_hand(*legs, end=None, opened_by="signals.uren", text=WHOLE, **given):
    """A comparison of one small protocol along legs that are given."""
    version = read_protocol(text, file="proef.yaml", first=date(2025, 8, 1))
    language = given.get("language", Language.NL)
    stop = None if end else Stop(legs[-1].stage, legs[-1].rule, Why.NO_TERM)
    path = Path(MONDAY, legs, opened_by, end, stop, ())
    days = lesson_days_for(MONDAY, HolidayRegion.MIDDEN)
    asked = asked_for(MONDAY, HolidayRegion.MIDDEN, Sector.VO, days)
    told = lane(teller(version, language), Sector.VO, path)
    return side_by_side(asked, [told], language)


CLOSED = (
    Leg("gesprek", MONDAY, date(2025, 10, 6), "steps.gesprek.tipping_point"),
    Leg("tafel", date(2025, 10, 7), date(2025, 10, 20), "steps.tafel"),
)
OPEN = (Leg("gesprek", date(2025, 9, 15), None, "steps.gesprek.tipping_point"),)
