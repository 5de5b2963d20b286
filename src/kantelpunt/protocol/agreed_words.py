"""Terms, intervals and moments in words: `binnen 5 werkdagen`, `4 schoolweken na ...`."""

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.agreed_terms import AgreedTerm, Interval, IntervalKind, TermKind

_UNITS = {
    TermUnit.HOURS: ("uur", "uur", "hour", "hours"),
    TermUnit.DAYS: ("dag", "dagen", "day", "days"),
    TermUnit.WEEKS: ("week", "weken", "week", "weeks"),
    TermUnit.MONTHS: ("maand", "maanden", "month", "months"),
    TermUnit.WORKING_DAYS: ("werkdag", "werkdagen", "working day", "working days"),
    TermUnit.SCHOOL_DAYS: ("schooldag", "schooldagen", "school day", "school days"),
    TermUnit.SCHOOL_WEEKS: ("schoolweek", "schoolweken", "school week", "school weeks"),
    TermUnit.LESSON_WEEKS: ("lesweek", "lesweken", "lesson week", "lesson weeks"),
}
_WORDS = {
    TermKind.PLAN_TERM: Text("de termijn van het plan", "the term of the plan"),
    TermKind.AT_ONCE: Text("meteen", "at once"),
    TermKind.SOON: Text("zo snel mogelijk", "as soon as possible"),
    TermKind.NOT_IN_TEXT: Text(
        "een termijn die niet in de tekst staat", "a term that is not in the text"
    ),
}
_YEARS = {
    "school_year": Text("schooljaar", "school year"),
    "calendar_year": Text("kalenderjaar", "calendar year"),
}


def length(term: Term) -> Text:
    """`1 schoolweek`, `4 schoolweken`, `48 uur`."""
    one_nl, many_nl, one_en, many_en = _UNITS[term.unit]
    single = term.amount == 1
    return Text(
        f"{term.amount} {one_nl if single else many_nl}",
        f"{term.amount} {one_en if single else many_en}",
    )


def agreed(term: AgreedTerm, setting: str = "") -> Text:
    """A term in words: `4 schoolweken`, `6 tot 8 weken`, `de termijn van het plan`.

    Args:
        term: the term.
        setting: the name of the setting that gives it, where one does.
    """
    if term.kind is TermKind.SETTING:
        return Text(f"een termijn die de regio kiest ({setting})", f"a term of choice ({setting})")
    if term.term is None:
        return _WORDS[term.kind]
    most = length(term.term)
    if term.least is None:
        return most
    return Text(f"{term.least.amount} tot {most.nl}", f"{term.least.amount} to {most.en}")


def how_often(interval: Interval, setting: str = "") -> Text:
    """`elke 6 weken`, `4 keer per schooljaar`, `meerdere keren per kalenderjaar`."""
    match interval.kind:
        case IntervalKind.SETTING:
            return Text(
                f"zo vaak als de regio kiest ({setting})", f"as often as chosen ({setting})"
            )
        case IntervalKind.NOT_IN_TEXT:
            return Text("hoe vaak staat niet in de tekst", "how often is not in the text")
    if interval.term is not None:
        every = length(interval.term)
        if interval.term.amount == 1:
            nl, en = every.nl.removeprefix("1 "), every.en.removeprefix("1 ")
            return Text(f"elke {nl}", f"every {en}")
        return Text(f"elke {every.nl}", f"every {every.en}")
    year = _YEARS[interval.per]
    if interval.times is None:
        return Text(f"meerdere keren per {year.nl}", f"several times a {year.en}")
    times = "time" if interval.times == 1 else "times"
    return Text(f"{interval.times} keer per {year.nl}", f"{interval.times} {times} a {year.en}")
