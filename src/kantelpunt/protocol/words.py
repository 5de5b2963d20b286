"""The words for measures, kinds and windows, in Dutch and in English."""

from fractions import Fraction

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.signal_rules import (
    Comparison,
    DayAbsent,
    Measure,
    RecordFilter,
    SignalRule,
    Window,
    WindowUnit,
)

CATEGORIES = {
    Category.SICK: Text("ziek", "sick"),
    Category.MEDICAL: Text("medisch", "medical"),
    Category.LEAVE: Text("verlof", "leave"),
    Category.RELIGIOUS: Text("religieuze plicht", "religious"),
    Category.SUSPENDED: Text("geschorst", "suspended"),
    Category.REMOVED: Text("uit de les gestuurd", "removed from class"),
    Category.UNAUTHORISED: Text("ongeoorloofd", "unauthorised"),
    Category.LATE: Text("te laat", "late"),
    Category.OTHER: Text("overig", "other"),
}
_UNITS = {
    Measure.DAYS: (Text("lesdag", "lesson day"), Text("lesdagen", "lesson days")),
    Measure.SPELLS: (Text("keer afwezig", "spell"), Text("keer afwezig", "spells")),
    Measure.TIMES: (Text("keer", "time"), Text("keer", "times")),
    Measure.CONSECUTIVE_DAYS: (
        Text("lesdag achter elkaar", "lesson day on end"),
        Text("lesdagen achter elkaar", "lesson days on end"),
    ),
    Measure.CONSECUTIVE_WEEKS: (
        Text("lesweek achter elkaar", "lesson week on end"),
        Text("lesweken achter elkaar", "lesson weeks on end"),
    ),
}
_LENGTHS = {
    TermUnit.DAYS: (Text("dag", "day"), Text("dagen", "days")),
    TermUnit.WEEKS: (Text("week", "week"), Text("weken", "weeks")),
    TermUnit.MONTHS: (Text("maand", "month"), Text("maanden", "months")),
}
_SICK_REPORTS = (Text("ziekmelding", "sick report"), Text("ziekmeldingen", "sick reports"))
_HOURS = {
    True: (Text("lesuur", "lesson hour"), Text("lesuren", "lesson hours")),
    False: (Text("uur", "hour"), Text("uur", "hours")),
}
_WINDOWS = {
    WindowUnit.LESSON_WEEKS: (Text("lesweek", "lesson week"), Text("lesweken", "lesson weeks")),
    WindowUnit.WEEKS: (Text("week", "week"), Text("weken", "weeks")),
    WindowUnit.SCHOOL_DAYS: (Text("lesdag", "lesson day"), Text("lesdagen", "lesson days")),
}


def counted(rule: SignalRule, value: Fraction, *, in_lessons: bool) -> Text:
    """What was counted, of which kind: `18 lesuren ongeoorloofd`, `4 ziekmeldingen`."""
    number = plain(value)
    if rule.measure.is_time:
        return _on_end(rule, length(value, TermUnit.DAYS))
    if _is_sick_report(rule):
        one, many = _SICK_REPORTS
        unit = one if value == 1 else many
        return Text(f"{_comma(number)} {unit.nl}", f"{number} {unit.en}")
    what = kind(rule.of, rule.day_absent)
    if rule.measure is Measure.SPELLS:
        what = Text(what.nl.removeprefix("afwezig "), what.en)
    if rule.measure is Measure.SHARE:
        return Text(
            f"{_comma(number)}% van de lestijd {what.nl}", f"{number}% of lesson time {what.en}"
        )
    unit = unit_of(rule.measure, value, in_lessons=in_lessons)
    if rule.measure is Measure.CONSECUTIVE_WEEKS:
        return _weeks(value, what)
    if rule.measure is Measure.LESSON_HOURS:
        what = Text(f"{what.nl} gemist", f"missed, {what.en}")
    return Text(f"{_comma(number)} {unit.nl} {what.nl}", f"{number} {unit.en} {what.en}")


def _weeks(value: Fraction, what: Text) -> Text:
    """A run in lesson weeks and days: `4 lesweken en 1 dag achter elkaar`."""
    weeks, days = divmod(int(value * 7), 7)
    nl, en = f"{weeks} lesweken", f"{weeks} lesson weeks"
    if days:
        nl += f" en {days} {'dag' if days == 1 else 'dagen'}"
        en += f" and {days} {'day' if days == 1 else 'days'}"
    return Text(f"{nl} achter elkaar {what.nl}", f"{en} on end, {what.en}")


def _on_end(rule: SignalRule, time: Text) -> Text:
    """A length of calendar time: `31 dagen achter elkaar nergens ingeschreven`."""
    what = kind(rule.of, rule.day_absent)
    if rule.measure is Measure.NOT_ENROLLED:
        what = Text("nergens ingeschreven", "enrolled nowhere")
    elif rule.measure is Measure.EXEMPT:
        articles = sorted(rule.articles)
        what = Text(
            " ".join(
                ["vrijgesteld", *([f"(artikel {' of '.join(articles)})"] if articles else [])]
            ),
            " ".join(["exempt", *([f"(article {' or '.join(articles)})"] if articles else [])]),
        )
    return Text(f"{time.nl} achter elkaar {what.nl}", f"{time.en} on end, {what.en}")


def length(number: Fraction, unit: TermUnit) -> Text:
    """A length of calendar time: `1 maand`, `4 weken`."""
    one, many = _LENGTHS[unit]
    named = one if number == 1 else many
    return Text(f"{_comma(plain(number))} {named.nl}", f"{plain(number)} {named.en}")


def _is_sick_report(rule: SignalRule) -> bool:
    """A sick report (ziekmelding) is the start of a sick spell."""
    return rule.measure is Measure.SPELLS and rule.of.categories == frozenset({Category.SICK})


def unit_of(measure: Measure, value: Fraction, *, in_lessons: bool) -> Text:
    """In what a measure counts."""
    one, many = _HOURS[in_lessons] if measure is Measure.LESSON_HOURS else _UNITS[measure]
    return one if value == 1 else many


def kind(of: RecordFilter, day_absent: DayAbsent | None) -> Text:
    """Which absence is meant: `ongeoorloofd`, `ziek, de hele dag`."""
    nl: list[str] = []
    en: list[str] = []
    if of.authorised is not None:
        nl.append("geoorloofd" if of.authorised else "ongeoorloofd")
        en.append("authorised" if of.authorised else "unauthorised")
    names = [CATEGORIES[one] for one in sorted(of.categories or ())]
    if names:
        nl.append(" of ".join(name.nl for name in names))
        en.append(" or ".join(name.en for name in names))
    if not nl:
        nl, en = ["afwezig om welke reden ook"], ["absent for any reason"]
    if day_absent is DayAbsent.WHOLE_DAY:
        nl.append("de hele dag")
        en.append("the whole day")
    if day_absent is DayAbsent.ANY_PART:
        nl.append("een deel van de dag of meer")
        en.append("part of the day or more")
    return Text(", ".join(nl), ", ".join(en))


def within(window: Window | None) -> Text:
    """`in 4 lesweken`, or nothing for a run."""
    if window is None:
        return Text("", "")
    if window.unit is WindowUnit.SCHOOL_YEAR:
        return Text(" in het schooljaar", " in the school year")
    one, many = _WINDOWS[window.unit]
    unit = one if window.length == 1 else many
    return Text(f" in {window.length} {unit.nl}", f" in {window.length} {unit.en}")


def norm(rule: SignalRule) -> Text:
    """`norm: 16 of meer`, `norm: meer dan 1 maand, hoogstens 3 maanden`."""
    if rule.average is not None:
        least = Text("meer dan het gemiddelde", "more than the average")
    else:
        number = _in_unit(rule, rule.threshold, rule.unit)
        least = Text(f"meer dan {number.nl}", f"more than {number.en}")
        if rule.comparison is Comparison.REACHES:
            least = Text(f"{number.nl} of meer", f"{number.en} or more")
    most = Text("", "")
    if rule.bound is not None:
        number = _in_unit(rule, rule.bound.number, rule.bound.unit)
        most = Text(f", minder dan {number.nl}", f", less than {number.en}")
        if rule.bound.itself:
            most = Text(f", hoogstens {number.nl}", f", at most {number.en}")
    return Text(f"norm: {least.nl}{most.nl}", f"norm: {least.en}{most.en}")


def _in_unit(rule: SignalRule, number: Fraction, unit: TermUnit | None) -> Text:
    if unit is not None:
        return length(number, unit)
    sign = "%" if rule.measure is Measure.SHARE else ""
    return Text(f"{_comma(plain(number))}{sign}", f"{plain(number)}{sign}")


def limit(rule: SignalRule) -> Text:
    """The threshold with its unit: `16 uur of meer`, `meer dan 4 lesweken achter elkaar`."""
    if rule.measure is Measure.SHARE:
        unit = Text("% van de lestijd", "% of lesson time")
    else:
        named = unit_of(rule.measure, rule.threshold, in_lessons=False)
        if _is_sick_report(rule):
            named = _SICK_REPORTS[rule.threshold != 1]
        unit = Text(f" {named.nl}", f" {named.en}")
    number = plain(rule.threshold)
    if rule.comparison is Comparison.REACHES:
        return Text(f"{_comma(number)}{unit.nl} of meer", f"{number}{unit.en} or more")
    return Text(f"meer dan {_comma(number)}{unit.nl}", f"more than {number}{unit.en}")


def _comma(number: str) -> str:
    return number.replace(".", ",")
