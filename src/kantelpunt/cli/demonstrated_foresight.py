"""The demonstration, last part: a promise over a year, agreements side by side, a change tried."""

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
from kantelpunt.foresight.whatif.shown.as_html import as_html as tried_as_html
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.read_region import read_ahead
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.interchange.whatif_run import Asked, try_changes
from kantelpunt.protocol.telling.wording.teller import Teller

HELD = "utrecht"
START = date(2025, 9, 8)
TRIED, CHANGE = "tilburg-vo", "signals.wettelijk-verzuim.exceeds=12"
_REGION = HolidayRegion.MIDDEN


def demonstrate_foresight(session: Session, output: Path, year: SchoolYear) -> str:
    """Whether an agreement keeps its promise, all on one time axis, and what a change would do.

    Args:
        session: the run of the command.
        output: the folder of the region, in which the pages are written.
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
    compared_for = asked_for(START, _REGION, Sector.VO, lesson_days)
    told = compared(
        [one for one in newest if one.protocol.steps], compared_for, lesson_days, session.language
    )
    side_by_side = output / Text("vergelijking", "comparison").in_(session.language)
    side_by_side = side_by_side.with_suffix(".html")
    side_by_side.write_text(as_html(told), encoding="utf-8")
    asked = Asked(TRIED, (CHANGE,), str(year), 1, None)
    trial = try_changes(read_ahead(output, threads=session.threads), asked, threads=session.threads)
    tried = output / Text("wat-als.html", "what-if.html").in_(session.language)
    tried.write_text(tried_as_html(trial.told(session.language)), encoding="utf-8")
    return "\n".join(
        (
            Text(
                f"\nHoudt een afspraak haar belofte? {HELD}, elke lesdag van {year} als begin",
                f"\nDoes an agreement keep its promise? {HELD}, every lesson day of {year}",
            ).in_(session.language),
            *promise_lines(Teller(version, session.language), broken[:1], starts),
            Text(
                f"\nAlle afspraken naast elkaar, vanaf {START}: {side_by_side}",
                f"\nAll agreements side by side, from {START}: {side_by_side}",
            ).in_(session.language),
            Text(
                f"Wat als {TRIED} anders was afgesproken ({CHANGE}): {tried}\n",
                f"What if {TRIED} had agreed otherwise ({CHANGE}): {tried}\n",
            ).in_(session.language),
        )
    )
