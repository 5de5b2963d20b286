"""Days and vacations in words that are short enough to stand beside a bar."""

from datetime import date

from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day, written_month

_MARCH = "maart"
_VACATIONS = {
    "Herfstvakantie": Text("herfstvakantie", "autumn vacation"),
    "Kerstvakantie": Text("kerstvakantie", "Christmas vacation"),
    "Voorjaarsvakantie": Text("voorjaarsvakantie", "spring vacation"),
    "Meivakantie": Text("meivakantie", "May vacation"),
    "Zomervakantie": Text("zomervakantie", "summer vacation"),
}


def short_month(number: int, language: Language) -> str:
    """A month in three letters: `sep`, `mrt`."""
    name = written_month(number).in_(language)
    return "mrt" if name == _MARCH else name[:3]


def short_day(day: date, language: Language) -> str:
    """A day without its year: `ma 9 mrt`."""
    weekday = written_day(day).in_(language).split(" ", 1)[0]
    return f"{weekday} {day.day} {short_month(day.month, language)}"


def short_date(day: date, language: Language) -> str:
    """The same with its year, in one piece: `ma 9 mrt 2026`."""
    return f"{short_day(day, language)} {day.year}".replace(" ", "\N{NO-BREAK SPACE}")


def long_day(day: date, language: Language) -> str:
    """A day in full: `ma 9 maart 2026`."""
    return written_day(day).in_(language)


def vacation_word(name: str) -> Text:
    """A vacation by its Dutch name, as it is called in a sentence."""
    return _VACATIONS.get(name, Text(name.lower(), name))
