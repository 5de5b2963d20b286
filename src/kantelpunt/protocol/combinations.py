"""Mistakes that no single key can show: parts that do not fit together, names that are not there.

They are looked for in the plain content of the file, so that they are found beside the mistakes
in single keys and not one round later.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.double_ids import double_ids
from kantelpunt.protocol.other_signals import unless_mistakes
from kantelpunt.protocol.signal_rules import Measure
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain


def combination_mistakes(placed: PlacedYaml) -> list[Problem]:
    """Every mistake between the parts of a protocol file."""
    content = placed.content if isinstance(placed.content, dict) else {}
    problems = list(double_ids(placed))
    for path, signal in _signals(content):
        problems += _threshold(signal, placed, path)
        problems += _bound(signal, placed, path)
        problems += _window_and_days(signal, placed, path)
        problems += _of_measure(signal, placed, path)
        problems += _of_average(signal, placed, path)
    problems += unless_mistakes(placed)
    return problems


def unknown_name(given: str, known: list[str], kind: Text) -> Text:
    """That a name does not exist, the nearest one that does, and all of them."""
    near = get_close_matches(given, known, n=1, cutoff=0.5)
    choice = ", ".join(known)
    if near:
        return Text(
            f'{kind.nl} "{given}" bestaat niet; bedoelde u "{near[0]}"? (mogelijk: {choice})',
            f'{kind.en} "{given}" does not exist; did you mean "{near[0]}"? (possible: {choice})',
        )
    return Text(
        f'{kind.nl} "{given}" bestaat niet; mogelijk: {choice}',
        f'{kind.en} "{given}" does not exist; possible: {choice}',
    )


def _signals(content: dict[str, Plain]) -> Iterator[tuple[Path, dict[str, Plain]]]:
    signals = content.get("signals")
    for number, signal in enumerate(signals if isinstance(signals, list) else []):
        if isinstance(signal, dict):
            yield ("signals", number), signal


def _threshold(signal: dict[str, Plain], placed: PlacedYaml, path: Path) -> Iterator[Problem]:
    given = [key for key in ("reaches", "exceeds") if key in signal]
    if len(given) != 1:
        text = Text(
            "een drempel heeft reaches (dit getal en meer) of exceeds (meer dan dit getal) nodig, "
            f"precies één van beide; hier staan er {len(given)}",
            "a threshold needs reaches (this number and more) or exceeds (more than this number), "
            f"exactly one of them; here stand {len(given)}",
        )
        yield Problem("threshold-comparison", text, placed.place(path))
        return
    written = signal[given[0]]
    at = placed.place((*path, given[0]))
    if given == ["reaches"] and _is_zero(written):
        text = Text(
            "reaches: 0 gaat elke dag af, ook zonder verzuim; kies een getal boven 0",
            "reaches: 0 fires every day, without absence too; choose a number above 0",
        )
        yield Problem("threshold-zero", text, at)
    if _is_zero(written) and "warn_at" in signal:
        text = Text(
            "een drempel van 0 heeft geen deel om bij te waarschuwen: laat warn_at weg",
            "a threshold of 0 has no share at which to warn: leave warn_at out",
        )
        yield Problem("warn-at-zero", text, placed.place((*path, "warn_at"), of_key=True))
    yield from _form(signal, written, at)
    if (written == "average") != ("average" in signal) or (
        written == "average" and given == ["reaches"]
    ):
        text = Text(
            "exceeds: average heeft average: {of: school} of {of: region} naast zich nodig, en "
            "average staat alleen daarbij",
            "exceeds: average needs average: {of: school} or {of: region} beside it, and average "
            "stands only there",
        )
        yield Problem("threshold-average", text, at)


def _form(signal: dict[str, Plain], written: Plain, at: Place) -> Iterator[Problem]:
    """A share is a percentage, a length of time has a unit, any other threshold is a number."""
    if signal.get("measure") not in list(Measure) or written == "average":
        return
    measure = Measure(str(signal["measure"]))
    percentage = str(written).strip().endswith("%")
    if percentage != (measure is Measure.SHARE):
        text = Text(
            "een drempel van share is een percentage (50%), die van elke andere maat een getal",
            "a threshold of share is a percentage (50%), that of any other measure a number",
        )
        yield Problem("threshold-percentage", text, at)
    elif (" " in str(written).strip()) != measure.is_time and not percentage:
        text = Text(
            f"een drempel van {', '.join(one for one in Measure if one.is_time)} is een tijd, "
            "zoals 4 weeks of 1 months; die van elke andere maat is een getal zonder eenheid",
            f"a threshold of {', '.join(one for one in Measure if one.is_time)} is a length of "
            "time, such as 4 weeks or 1 months; that of any other measure a number without unit",
        )
        yield Problem("threshold-time", text, at)


def _bound(signal: dict[str, Plain], placed: PlacedYaml, path: Path) -> Iterator[Problem]:
    given = [key for key in ("below", "up_to") if key in signal]
    if len(given) == 2:
        text = Text(
            "een bovengrens heeft below (minder dan dit) of up_to (tot en met dit), niet allebei",
            "an upper bound has below (less than this) or up_to (up to and including this), not "
            "both",
        )
        yield Problem("two-bounds", text, placed.place((*path, "up_to"), of_key=True))
    for key in given:
        at = placed.place((*path, key))
        yield from _form(signal, signal[key], at)
        if signal[key] == "average":
            text = Text("een bovengrens kan geen average zijn", "an upper bound cannot be average")
            yield Problem("bound-average", text, at)


def _is_zero(written: Plain) -> bool:
    number = str(written).rstrip("%").partition(" ")[0]
    return number.strip("0.") == ""


def _window_and_days(signal: dict[str, Plain], placed: PlacedYaml, path: Path) -> Iterator[Problem]:
    if signal.get("measure") not in list(Measure):
        return
    measure = Measure(str(signal["measure"]))
    if measure.is_run and "window" in signal:
        text = Text(
            f"{measure} telt de reeks die doorloopt en heeft geen window: laat het weg",
            f"{measure} counts the run that goes on and has no window: leave it out",
        )
        yield Problem("window-of-run", text, placed.place((*path, "window"), of_key=True))
    if measure.is_absence and not measure.is_run and "window" not in signal:
        text = Text(
            f"{measure} heeft een window nodig, zoals 4 lesson_weeks of school_year",
            f"{measure} needs a window, such as 4 lesson_weeks or school_year",
        )
        yield Problem("window-missing", text, placed.place(path))
    if measure.judges_days and "absent" not in signal:
        text = Text(
            f"{measure} heeft absent nodig: whole_day (de hele dag) of any_part (een deel)",
            f"{measure} needs absent: whole_day, or any_part of the day",
        )
        yield Problem("absent-missing", text, placed.place(path))
    if not measure.judges_days and "absent" in signal:
        text = Text(
            f"{measure} kijkt niet naar hele of halve dagen: laat absent weg",
            f"{measure} does not look at whole or part days: leave absent out",
        )
        yield Problem("absent-unused", text, placed.place((*path, "absent"), of_key=True))


def _of_measure(signal: dict[str, Plain], placed: PlacedYaml, path: Path) -> Iterator[Problem]:
    """Keys that mean nothing for a measure that counts no absence, or for one that does."""
    if signal.get("measure") not in list(Measure):
        return
    measure = Measure(str(signal["measure"]))
    unused = [] if measure is Measure.EXEMPT else ["article"]
    if not measure.is_absence:
        unused += ["of", "window", "average", "unless", "at_most_every", "warn_at"]
    for key in unused:
        if key in signal:
            text = Text(
                f"{measure} gebruikt {key} niet: laat het weg",
                f"{measure} does not use {key}: leave it out",
            )
            yield Problem("key-unused", text, placed.place((*path, key), of_key=True))
    if not measure.is_absence and signal.get("rearm") not in (None, "when_below"):
        text = Text(
            f"{measure} kan alleen rearm: when_below hebben",
            f"{measure} can only have rearm: when_below",
        )
        yield Problem("rearm-unused", text, placed.place((*path, "rearm")))
    only = signal.get("only")
    if not measure.is_absence and isinstance(only, dict) and "sector" in only:
        text = Text(
            f"{measure} kijkt ook naar kinderen zonder school, die geen sector hebben: laat sector "
            "weg",
            f"{measure} looks at children without a school too, who have no sector: leave sector "
            "out",
        )
        yield Problem("sector-unused", text, placed.place((*path, "only", "sector"), of_key=True))


def _of_average(signal: dict[str, Plain], placed: PlacedYaml, path: Path) -> Iterator[Problem]:
    """An average differs from day to day: nothing is near it, and counts cannot start anew."""
    if signal.get("exceeds") != "average":
        return
    if "warn_at" in signal:
        text = Text(
            "een gemiddelde heeft geen deel om bij te waarschuwen: laat warn_at weg",
            "an average has no share at which to warn: leave warn_at out",
        )
        yield Problem("warn-at-average", text, placed.place((*path, "warn_at"), of_key=True))
    if signal.get("rearm") == "restart":
        text = Text(
            "bij een gemiddelde kan het tellen niet per leerling opnieuw beginnen; kies rearm: "
            "when_below of school_year",
            "with an average the counts of one pupil cannot start anew; choose rearm: when_below "
            "or school_year",
        )
        yield Problem("restart-of-average", text, placed.place((*path, "rearm")))
