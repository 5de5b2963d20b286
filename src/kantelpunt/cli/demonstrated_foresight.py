"""The demonstration, last part: a promise held against a school year, protocols side by side."""

from datetime import date
from pathlib import Path

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.cli.session import Session
from kantelpunt.foresight.comparison.asking import asked_for, lesson_days_for
from kantelpunt.foresight.comparison.comparing import compared
from kantelpunt.foresight.comparison.shown.as_html import as_html
from kantelpunt.foresight.promises.keeping import kept_promises
from kantelpunt.foresight.promises.outcome import Holds
from kantelpunt.foresight.promises.telling import promise_lines
from kantelpunt.foresight.promises.year import region_years
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.telling.wording.teller import Teller

HELD = "utrecht"
START = date(2025, 9, 8)
_REGION = HolidayRegion.MIDDEN


def demonstrate_foresight(session: Session, output: Path, year: SchoolYear) -> str:
    """Whether an agreement keeps its promise, and a page with all agreements on one time axis.

    Args:
        session: the run of the command.
        output: the folder in which the page is written.
        year: the school year.
    """
    shelf = read_shelf(None)
    version = shelf.of_protocol(HELD)[-1]
    years = region_years(year)
    starts = {
        region: [date.fromordinal(day) for day in one.starts.tolist()]
        for region, one in years.items()
    }
    broken = [one for one in kept_promises(version, years) if one.outcome.holds is Holds.BROKEN]
    newest = [shelf.of_protocol(name)[-1] for name in shelf.ids]
    lesson_days = lesson_days_for(START, _REGION)
    asked = asked_for(START, _REGION, Sector.VO, lesson_days)
    told = compared(
        [one for one in newest if one.protocol.steps], asked, lesson_days, session.language
    )
    side_by_side = output / Text("vergelijking", "comparison").in_(session.language)
    side_by_side = side_by_side.with_suffix(".html")
    side_by_side.write_text(as_html(told), encoding="utf-8")
    return "\n".join(
        (
            Text(
                f"\nHoudt een afspraak haar belofte? {HELD}, elke lesdag van {year} als begin",
                f"\nDoes an agreement keep its promise? {HELD}, every lesson day of {year}",
            ).in_(session.language),
            *promise_lines(Teller(version, session.language), broken[:1], starts),
            Text(
                f"\nAlle afspraken naast elkaar, vanaf {START}: {side_by_side}\n",
                f"\nAll agreements side by side, from {START}: {side_by_side}\n",
            ).in_(session.language),
        )
    )
