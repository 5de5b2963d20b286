"""Mistakes that no single key can show: parts that do not fit together, names that are not there.

They are looked for in the plain content of the file, so that they are found beside the mistakes
in single keys and not one round later.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.signal_rules import Measure
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain


def combination_mistakes(placed: PlacedYaml) -> list[Problem]:
    """Every mistake between the parts of a protocol file."""
    content = placed.content if isinstance(placed.content, dict) else {}
    sources = content.get("sources")
    known = list(sources) if isinstance(sources, dict) else []
    problems: list[Problem] = []
    seen: set[Plain] = set()
    for path, signal in _signals(content):
        problems += _double_id(signal, seen, placed, path)
        problems += _threshold(signal, placed, path)
        problems += _window_and_days(signal, placed, path)
        problems += _source(signal, known, placed, path)
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


def _double_id(
    signal: dict[str, Plain], seen: set[Plain], placed: PlacedYaml, path: Path
) -> Iterator[Problem]:
    name = signal.get("id")
    if not isinstance(name, str):
        return
    if name in seen:
        text = Text(
            f'signaal "{name}" bestaat al; geef elk signaal een eigen id',
            f'signal "{name}" is there already; give every signal an id of its own',
        )
        yield Problem("duplicate-signal", text, placed.place((*path, "id")))
    seen.add(name)


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
    if str(written).endswith("%") != (signal.get("measure") == Measure.SHARE):
        text = Text(
            "een drempel van share is een percentage (50%), die van elke andere maat een getal",
            "a threshold of share is a percentage (50%), that of any other measure a number",
        )
        yield Problem("threshold-percentage", text, at)


def _is_zero(written: Plain) -> bool:
    return str(written).rstrip("%").strip(" 0.") == ""


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
    if not measure.is_run and "window" not in signal:
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


def _source(
    signal: dict[str, Plain], known: list[str], placed: PlacedYaml, path: Path
) -> Iterator[Problem]:
    source = signal.get("source")
    name = source.get("in") if isinstance(source, dict) else None
    if isinstance(name, str) and name not in known:
        text = unknown_name(name, known, Text("bron", "source"))
        yield Problem("unknown-source", text, placed.place((*path, "source", "in")))
