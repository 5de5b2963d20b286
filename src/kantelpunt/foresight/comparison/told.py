"""The facts of a comparison as sentences and table rows; pictures say no more than these."""

from collections.abc import Iterator

from kantelpunt.foresight.comparison.day_words import long_day, short_date, vacation_word
from kantelpunt.foresight.comparison.facts import Comparison, Lane, Row
from kantelpunt.foresight.comparison.leads import LEAD_WORDS
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.document import Table
from kantelpunt.protocol.telling.wording.teller import MISSING, sentence

_HEAD = (
    Text("Protocol", "Protocol"),
    Text("Stap", "Step"),
    Text("Trede", "Rung"),
    Text("Wie leidt", "Who leads"),
    Text("Soort", "Sort"),
    Text("Van", "From"),
    Text("Tot en met", "Until"),
    Text("Termijn", "Term"),
    Text("Telt vanaf", "Counts from"),
    Text("Vindplaats", "Place in the text"),
)
_DATES = slice(5, 7)
_NO_DATE = Text("zonder datum", "without a date")
_SITUATION = Text("situatie", "situation")
_NONE = Text("geen", "none")


def heading(told: Comparison) -> str:
    """What the page is called."""
    return Text("Protocollen op één tijdas", "Protocols on one time axis").in_(told.language)


def opening(told: Comparison) -> Iterator[str]:
    """For whom it holds and what is shown, in a few sentences."""
    say, day = told.language, long_day(told.start, told.language)
    limit = long_day(told.three_months, say)
    yield Text(
        f"Een leerling ({told.sector}) in vakantieregio {told.region} is vanaf {day} elke lesdag "
        "de hele dag ongeoorloofd afwezig. Zo lang kan elke stap hoogstens duren. Drie maanden "
        f"lopen tot en met {limit}.",
        f"A pupil ({told.sector}) in vacation region {told.region} stays away from {day}, whole "
        "days on end and without permission. This is how long each step can take at most. Three "
        f"months last until {limit}.",
    ).in_(say)
    vacations = [
        f"{vacation_word(one.name).in_(say)} {long_day(one.first, say)} – {long_day(one.last, say)}"
        for one in told.vacations
    ]
    if vacations:
        named = ", ".join(vacations)
        yield Text(f"Vakanties: {named}.", f"Vacations: {named}.").in_(say)


def spoken(told: Comparison, lane: Lane) -> str:
    """Every bar of a lane as a sentence, for who cannot see it."""
    rows = [sentence(f"{row.title}: {_from_until(told, row)}; {row.leader}") for row in lane.rows]
    return " ".join([sentence(f"{lane.protocol}: {lane.title}"), *rows, *lane.remarks])


def _from_until(told: Comparison, row: Row) -> str:
    begin, end = dates(told, row)
    return Text(f"van {begin} tot en met {end}", f"from {begin} until {end}").in_(told.language)


def dates(told: Comparison, row: Row) -> tuple[str, str]:
    """The first and last day of a step in words; what has none says so."""
    language = told.language
    if row.from_ is None:
        return _NO_DATE.in_(language), ""
    end = short_date(row.until, language) if row.until else MISSING.in_(language)
    return short_date(row.from_, language), end


def table(told: Comparison) -> Table:
    """The bars, and the steps that follow without a date: a row each."""
    caption = Text(
        "De langste weg die elke tekst toelaat, stap voor stap",
        "The longest way that each text allows, step by step",
    )
    rows = [_cells(told, lane, row) for lane in told.lanes for row in (*lane.rows, *lane.later)]
    head = tuple(name.in_(told.language) for name in _HEAD)
    return Table(caption.in_(told.language), head, tuple(rows))


def other_ways(told: Comparison) -> Table:
    """The steps and situations beside the longest way, without dates."""
    caption = Text(
        "Andere wegen: stappen en situaties naast de langste weg",
        "Other ways: steps and situations beside the longest way",
    )
    head = [name.in_(told.language) for name in _HEAD]
    rows = [list(_cells(told, lane, row)) for lane in told.lanes for row in lane.others]
    for cells in (head, *rows):
        del cells[_DATES]
    return Table(caption.in_(told.language), tuple(head), tuple(tuple(cells) for cells in rows))


def promises(told: Comparison) -> Table:
    """What each protocol promises, with the day on which it ends for this pupil."""
    language = told.language
    missing = Text("zonder datum", "without a date").in_(language)
    rows = [
        (
            lane.protocol,
            one.name,
            one.length,
            long_day(one.until, language) if one.until else missing,
        )
        for lane in told.lanes
        for one in lane.promises
    ]
    national = Text("landelijk", "national").in_(language)
    pact = Text(
        "Niemand langer dan drie maanden thuis zonder passend aanbod",
        "Nobody at home for more than three months without a fitting offer",
    ).in_(language)
    three = Text("3 maanden", "3 months").in_(language)
    caption = Text("Wat beloofd is, en tot welke dag", "What is promised, and until which day")
    head = (
        Text("Protocol", "Protocol"),
        Text("Belofte", "Promise"),
        Text("Hoogstens", "At most"),
        Text("Tot en met", "Until"),
    )
    first = (national, pact, three, long_day(told.three_months, language))
    return Table(caption.in_(language), tuple(name.in_(language) for name in head), (first, *rows))


def _cells(told: Comparison, lane: Lane, row: Row) -> tuple[str, ...]:
    begin, end = dates(told, row)
    sort = LEAD_WORDS[row.sort].in_(told.language)
    rung = row.rung or (_SITUATION if row.stage else _NONE).in_(told.language)
    return (
        lane.protocol,
        row.title,
        rung,
        row.lead,
        sort,
        begin,
        end,
        row.term,
        row.since,
        row.source,
    )


def remarks(told: Comparison) -> Iterator[str]:
    """What must be known of each protocol besides, each in a sentence or two."""
    for lane in told.lanes:
        if lane.remarks:
            yield f"{lane.protocol}: {' '.join(lane.remarks)}"
