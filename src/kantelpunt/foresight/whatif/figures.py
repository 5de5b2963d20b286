"""The figures of a protocol as it is and as changed, as programs read them and pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

from kantelpunt.absence.columns import Int64s
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.behaviour.assumptions import Behaviour, PerRung, assumptions
from kantelpunt.foresight.behaviour.spread import Spread
from kantelpunt.foresight.whatif.changing import Tried
from kantelpunt.foresight.whatif.hiding import all_hidden, difference, hidden
from kantelpunt.foresight.whatif.outcome import Lengths, Outcome, Work
from kantelpunt.protocol.yaml_places import Plain

Told: TypeAlias = "dict[str, Told] | list[Told] | str | int | float | None"
"""What can stand in JSON; null for a number that is not shown, since few children are behind it."""

_WORKS = tuple(one.name for one in fields(Work))


@dataclass(frozen=True, eq=False)
class WhatIf:
    """A protocol tried in a region, as it is and with changes.

    Attributes:
        region: schools and pupils of the region.
        year: the school year.
        seed: of the luck.
        tried: the changes.
        before, after: what came of the protocol as it is, and as changed.
        behaviour: how people acted.
    """

    schools: int
    pupils: int
    year: SchoolYear
    seed: int
    tried: tuple[Tried, ...]
    before: Outcome
    after: Outcome
    behaviour: Behaviour


def as_json(whatif: WhatIf) -> dict[str, Told]:
    """Everything; `as_is`, `changed` and `difference` have the same keys."""
    before, after = _outcome(whatif.before), _outcome(whatif.after)
    keys = _common(whatif)
    before, after = _with_keys(before, keys), _with_keys(after, keys)
    return {
        "protocol": whatif.before.protocol,
        "school_year": str(whatif.year),
        "seed": whatif.seed,
        "schools": whatif.schools,
        "pupils": whatif.pupils,
        "changes": [
            {
                "place": one.place,
                "key": one.key,
                "was": _plain(one.was),
                "becomes": _plain(one.becomes),
                "instead_of": one.instead,
            }
            for one in whatif.tried
        ],
        "weeks": list(whatif.before.weeks),
        "as_is": before,
        "changed": after,
        "difference": _difference(before, after),
        "assumptions": [
            {
                "name": one.name,
                "value": _assumed(one.value),
                "about": one.about.en,
                "source": one.source.en,
            }
            for one in assumptions(whatif.behaviour)
        ],
    }


def _outcome(outcome: Outcome) -> dict[str, Told]:
    return {
        "signals": {
            signal: {"children": hidden(outcome.children[signal]), **_series(weeks)}
            for signal, weeks in outcome.signals.items()
        },
        "cases": _series(outcome.cases),
        "ended": _by_name(outcome.ended),
        "steps": {
            stage: {
                "entered": hidden(stay.entered),
                "median_days": stay.days if hidden(stay.left) else None,
            }
            for stage, stay in outcome.stays.items()
        },
        "work": {name: _series(getattr(outcome.whole, name)) for name in _WORKS},
        "roles": {
            role: {name: _series(getattr(work, name)) for name in _WORKS}
            for role, work in sorted(outcome.works.items())
        },
        "meetings": {body: _series(weeks) for body, weeks in outcome.meetings.items()},
        "periods_of_absence": {
            "all_cases": _lengths(outcome.all_lengths),
            "at_home": _lengths(outcome.home_lengths),
        },
    }


def _series(weeks: Int64s) -> dict[str, Told]:
    per_week: list[Told] = [*all_hidden(weeks.tolist())]
    return {"total": hidden(int(weeks.sum())), "per_week": per_week}


def _by_name(counts: Mapping[str, int]) -> dict[str, Told]:
    names = sorted(counts)
    return dict(zip(names, all_hidden(counts[name] for name in names), strict=True))


def _lengths(lengths: Lengths) -> dict[str, Told]:
    counts = all_hidden(one.cases for one in lengths.lengths)
    over, judged = hidden(lengths.over_three_months), hidden(lengths.judged)
    # The share would tell what the numbers do not.
    rest = None if over is None or judged is None else hidden(lengths.judged - over)
    share = None if over is None or not judged or rest is None else round(over / judged, 4)
    return {
        "lengths": [
            {"from_days": one.from_, "below_days": one.below, "cases": count}
            for one, count in zip(lengths.lengths, counts, strict=True)
        ],
        "over_three_months": {"cases": over, "of": judged, "share": share},
    }


def _common(whatif: WhatIf) -> dict[str, list[str]]:
    """Names that one of both has: signals, steps, roles, bodies, ends."""
    both = whatif.before, whatif.after
    found: dict[str, Iterable[str]] = {
        "signals": [name for one in both for name in one.signals],
        "ended": sorted({name for one in both for name in one.ended}),
        "steps": [name for one in both for name in one.stays],
        "roles": sorted({name for one in both for name in one.works}),
        "meetings": [name for one in both for name in one.meetings],
    }
    return {key: list(dict.fromkeys(names)) for key, names in found.items()}


def _with_keys(told: dict[str, Told], keys: Mapping[str, Sequence[str]]) -> dict[str, Told]:
    """The same with a zero for what only the other one has."""
    made = dict(told)
    for key, names in keys.items():
        own = made[key]
        if isinstance(own, dict) and own:
            nothing = _zero(next(iter(own.values())))
            made[key] = {name: own.get(name, nothing) for name in names}
    return made


def _zero(like: Told) -> Told:
    if isinstance(like, dict):
        return {key: _zero(one) for key, one in like.items()}
    return [_zero(one) for one in like] if isinstance(like, list) else 0


def _difference(before: Told, after: Told) -> Told:
    """Number by number, along the same keys; bounds of lengths stay as they are."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            key: before[key] if key.endswith("_days") and key != "median_days" else more
            for key, more in ((key, _difference(before[key], after[key])) for key in before)
        }
    if isinstance(before, list) and isinstance(after, list):
        return [_difference(one, two) for one, two in zip(before, after, strict=True)]
    if isinstance(before, int) and isinstance(after, int):
        return difference(before, after)
    if isinstance(before, int | float) and isinstance(after, int | float):
        return round(after - before, 4)
    return None


def _assumed(value: object) -> Told:
    match value:
        case Spread():
            return {"days": list(value.days), "shares": list(value.shares)}
        case PerRung():
            of_rungs: dict[str, Told] = {rung.value: chance for rung, chance in value.rungs}
            return {**of_rungs, "situation": value.situation}
        case int() | float():
            return value
    return str(value)


def _plain(value: Plain) -> Told:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, int) else str(value)
