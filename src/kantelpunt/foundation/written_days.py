"""Days as people write them."""

from datetime import date

from kantelpunt.foundation.text import Language, Text

_WEEKDAYS = {
    Language.NL: ("ma", "di", "wo", "do", "vr", "za", "zo"),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    Language.NL: (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def written_day(day: date) -> Text:
    """A day with its weekday: `ma 9 maart 2026`."""
    return Text(
        *(
            f"{_WEEKDAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]} "
            f"{day.year}"
            for language in (Language.NL, Language.EN)
        )
    )


def written_month(number: int) -> Text:
    """A month by its number, from 1 to 12: `september`."""
    return Text(*(_MONTHS[language][number - 1] for language in (Language.NL, Language.EN)))
