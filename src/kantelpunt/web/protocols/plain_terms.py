"""Terms as people write them, `5 schooldagen` or `4 keer per schooljaar`, and as protocols do."""

import re

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foundation.text import Language

_UNITS = {
    TermUnit.HOURS: (("uur", "uren"), ("hour", "hours")),
    TermUnit.DAYS: (("dag", "dagen"), ("day", "days")),
    TermUnit.WEEKS: (("week", "weken"), ("week", "weeks")),
    TermUnit.MONTHS: (("maand", "maanden"), ("month", "months")),
    TermUnit.WORKING_DAYS: (("werkdag", "werkdagen"), ("working day", "working days")),
    TermUnit.SCHOOL_DAYS: (("schooldag", "schooldagen"), ("school day", "school days")),
    TermUnit.SCHOOL_WEEKS: (("schoolweek", "schoolweken"), ("school week", "school weeks")),
    TermUnit.LESSON_WEEKS: (("lesweek", "lesweken"), ("lesson week", "lesson weeks")),
}
_YEARS = {
    "school_year": ("schooljaar", "school year"),
    "calendar_year": ("kalenderjaar", "calendar year"),
}
_TIMES = re.compile(r"(\d+) (?:keer|times?) (?:per|a) (.+)")
_IN_CODE = re.compile(r"(\d+) times a (\w+)")


def in_code(written: str) -> str:
    """As a protocol writes it; what is not understood stays as it is."""
    text = " ".join(written.lower().split())
    if times := _TIMES.fullmatch(text):
        for code, years in _YEARS.items():
            if times[2] in (code, *years):
                return f"{times[1]} times a {code}"
    amount, _, unit = text.partition(" ")
    for one, names in _UNITS.items():
        if any(unit in both for both in names):
            return f"{amount} {one}"
    return written.strip()


def in_words(code: str, language: Language) -> str:
    """As people write it; what is not a term or interval stays as it is."""
    place = list(Language).index(language)
    if (times := _IN_CODE.fullmatch(code)) and times[2] in _YEARS:
        said = ("{} keer per {}", "{} times a {}")[place]
        return said.format(times[1], _YEARS[times[2]][place])
    amount, _, unit = code.partition(" ")
    if unit not in _UNITS:
        return code
    one, more = _UNITS[TermUnit(unit)][place]
    return f"{amount} {one if amount == '1' else more}"
