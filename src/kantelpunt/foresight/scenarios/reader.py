"""From the text of a scenario file to its scenarios, or to every mistake in it."""

from collections.abc import Iterator

from pydantic import ValidationError

from kantelpunt.casework.written.occurrences import occurrence_from
from kantelpunt.casework.written.told import OTHER_KEYS
from kantelpunt.foresight.scenarios.model import OF_TOLD, ScenarioFile
from kantelpunt.foundation.errors import InputRefused, Problem, by_place
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.decision_tree import NO, NONE, YES
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model_mistakes import model_mistake
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain, read_yaml

_WHEN = ("absent", "enters", "fact", "done")
_STANDING = (
    *("in", "not_in", "lead", "next", "to_do", "not_to_do", "passed", "closed"),
    *("loose_end", "no_loose_end", "day", "waiting"),
)
_THEN = ("signal", "never", "enters", "never_enters", "choice", *_STANDING)
CALLED = OTHER_KEYS
"""What is told has other keys for its own day and person, as in a case script."""
_DAYLESS = ("never", "never_enters", "choice")
_TERM = "term "


def read_scenarios(text: str, *, file: str, protocol: Protocol) -> ScenarioFile:
    """Read a scenario file.

    Args:
        text: the whole text of the file.
        file: its name, for messages.
        protocol: the protocol it is about.

    Raises:
        InputRefused: with every mistake, each with file, line and column.
    """
    placed = read_yaml(text, file)
    problems = list(placed.problems)
    scenarios = None
    try:
        scenarios = ScenarioFile.model_validate(placed.content)
    except ValidationError as error:
        problems += [model_mistake(detail, placed, ScenarioFile) for detail in error.errors()]
    problems += _mistakes(placed, protocol)
    if problems or scenarios is None:
        raise InputRefused(by_place(problems))
    return scenarios


def _mistakes(placed: PlacedYaml, protocol: Protocol) -> Iterator[Problem]:
    content = placed.content if isinstance(placed.content, dict) else {}
    names = _names(protocol)
    for path, scenario in _listed(content, ("scenarios",)):
        for part, kinds in (("when", _WHEN), ("then", _THEN)):
            for at, one in _listed(scenario, (*path, part)):
                if "told" in one:
                    yield from _told_mistakes(one, placed, at)
                    continue
                yield from _one_kind(one, kinds, placed, at)
                yield from _day(one, placed, at)
                yield from _unknown(one, names, placed, at)
        given = scenario.get("given")
        answers = given.get("answers") if isinstance(given, dict) else None
        for key in answers if isinstance(answers, dict) else ():
            if key not in names["answers"]:
                told = unknown_name(key, list(names["answers"]), Text("vraag", "question"))
                place = placed.place((*path, "given", "answers", key), of_key=True)
                yield Problem("unknown-question", told, place)


def _names(protocol: Protocol) -> dict[str, tuple[str, ...]]:
    stages = (*protocol.steps, *protocol.situations)
    ids = tuple(stage.id for stage in stages)
    signals = tuple(signal.id for signal in protocol.signals)
    facts = tuple(protocol.facts)
    ways = tuple(f"{_TERM}{stage.id} {way.to}" for stage in stages for way in stage.escalations)
    exits = tuple(way_out.id for stage in stages for way_out in stage.exits)
    return {
        "signal": signals,
        "never": signals,
        "enters": ids,
        "never_enters": ids,
        "in": ids,
        "not_in": ids,
        "fact": facts,
        "done": tuple(task.id for stage in stages for task in stage.tasks),
        "choice": (*ids, *exits, "stay", NONE),
        "answers": (
            "now",
            "situation",
            "signal",
            *(f"signal {name}" for name in signals),
            *(f"{_TERM}{name}" for name in ids),
            *ways,
            *facts,
        ),
    }


def _listed(here: dict[str, Plain], path: Path) -> Iterator[tuple[Path, dict[str, Plain]]]:
    items = here.get(str(path[-1]))
    for number, one in enumerate(items if isinstance(items, list) else []):
        if isinstance(one, dict):
            yield (*path, number), one


def _one_kind(
    one: dict[str, Plain], kinds: tuple[str, ...], placed: PlacedYaml, at: Path
) -> Iterator[Problem]:
    if sum(kind in one for kind in kinds) != 1:
        listed = ", ".join(kinds)
        text = Text(
            f"hier hoort precies één van deze sleutels: {listed}",
            f"exactly one of these keys belongs here: {listed}",
        )
        yield Problem("one-of", text, placed.place(at))


def _told_mistakes(one: dict[str, Plain], placed: PlacedYaml, at: Path) -> Iterator[Problem]:
    """What is told must be a kind of event, with its fields, on a day and by someone."""
    for key in ("on", "by"):
        if key not in one:
            text = Text(f"hier ontbreekt {key}", f"{key} is missing here")
            yield Problem("told-by-whom", text, placed.place(at))
    fields = {key: value for key, value in one.items() if key not in OF_TOLD}
    told = occurrence_from(
        str(one["told"]),
        fields,
        lambda name: placed.place((*at, name) if name in fields else at),
        CALLED,
    )
    if isinstance(told, list):
        yield from told


def _day(one: dict[str, Plain], placed: PlacedYaml, at: Path) -> Iterator[Problem]:
    dayless = any(key in one for key in _DAYLESS)
    if not dayless and ("on" in one) == ("from" in one and "until" in one):
        text = Text(
            "geef on met een dag, of from en until voor een reeks dagen",
            "give on with a day, or from and until for a stretch of days",
        )
        yield Problem("no-day", text, placed.place(at))


def _unknown(
    one: dict[str, Plain], names: dict[str, tuple[str, ...]], placed: PlacedYaml, at: Path
) -> Iterator[Problem]:
    for key, known in names.items():
        name = one.get(key)
        if isinstance(name, str) and name not in known:
            told = unknown_name(name, list(known), Text("naam", "name"))
            yield Problem("unknown-name", told, placed.place((*at, key)))


def answer_key(answer: bool | str) -> str:  # noqa: FBT001
    """An answer as the tree wants it: true and false are yes and no."""
    if isinstance(answer, bool):
        return YES if answer else NO
    return answer
