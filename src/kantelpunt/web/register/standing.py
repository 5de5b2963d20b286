"""What holds now against what stood: raised, moved, withdrawn, restored; or nothing at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kantelpunt.web.register.models import FoundSignal, SignalState
from kantelpunt.web.register.withdrawing import why_withdrawn
from kantelpunt.web.schools.region_tables import Whose

_TOLD = ("school", "version", "first_day", "value", "threshold", "comparison", "receipt")
_CHANGING = (
    *_TOLD,
    *("fired_on", "state", "case_knows", "moved_from"),
    *("withdrawn_on", "withdrawn_because", "withdrawal_seen"),
)
_AT_ONCE = 500


@dataclass(frozen=True)
class Found:
    """What a search changed, as ids of signals.

    Attributes:
        raised: those that are new.
        moved: those that fire on another day, since registrations were put right.
        withdrawn: those that no longer hold, since registrations were put right.
        restored: those that were withdrawn and hold again.
        signals: how many signals hold now; `warnings`: how many thresholds are near.
    """

    raised: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    signals: int = 0
    warnings: int = 0

    def and_(self, other: "Found") -> "Found":
        """What two searches changed together."""
        return Found(
            self.raised + other.raised,
            self.moved + other.moved,
            self.withdrawn + other.withdrawn,
            self.restored + other.restored,
            self.signals + other.signals,
            self.warnings + other.warnings,
        )


NOTHING_FOUND = Found()


@dataclass(frozen=True)
class LookedAt:
    """What was looked at.

    Attributes:
        whose: the pupils; None for all.
        of_all: signals that were looked at for all pupils.
        until: the last day; what fired later, by a clock that was set back, stays as it is.
    """

    whose: Whose
    of_all: frozenset[str]
    until: date


def keep_difference(looked_at: LookedAt, holding: Sequence[FoundSignal]) -> Found:
    """Keep what differs; what did not change is not touched.

    A signal that fires on another day over days that overlap is the same signal: what people made
    of it stays.

    Args:
        looked_at: of whom, and until when.
        holding: every signal and warning that holds there, not kept yet.
    """
    today = looked_at.until
    rows = FoundSignal.objects.filter(fired_on__lte=today).order_by("fired_on", "id")
    if looked_at.whose is not None:
        rows = rows.filter(Q(pupil__in=looked_at.whose) | Q(signal__in=looked_at.of_all))
    stood = list(rows)
    warnings = [one for one in holding if one.warning]
    signals = [one for one in holding if not one.warning]
    _keep_warnings([one for one in stood if one.warning], warnings)
    found, changed, new = _compared([one for one in stood if not one.warning], signals, today)
    FoundSignal.objects.bulk_update(changed, _CHANGING, batch_size=_AT_ONCE)
    FoundSignal.objects.bulk_create(new, batch_size=_AT_ONCE)
    return Found(**found, signals=len(signals), warnings=len(warnings))


def _key(one: FoundSignal) -> tuple[str, str, date]:
    return one.pupil, one.signal, one.fired_on


def _compared(
    stood: Sequence[FoundSignal], holding: Sequence[FoundSignal], today: date
) -> tuple[dict[str, tuple[str, ...]], list[FoundSignal], list[FoundSignal]]:
    """The ids of what changed, and the rows to change and to add."""
    left = {_key(one): one for one in holding}
    restored, changed, gone = [], [], []
    for row in stood:
        now = left.pop(_key(row), None)
        if now is None:
            gone += [row] if row.state != SignalState.WITHDRAWN else []
            continue
        if row.state == SignalState.WITHDRAWN:
            _restore(row)
            restored.append(row)
        if _take_over(row, now) or row in restored:
            changed.append(row)
    moved = _moved(gone, left)
    withdrawn = [row for row in gone if row not in moved]
    _withdraw(withdrawn, today)
    found = {"raised": left.values(), "moved": moved, "withdrawn": withdrawn, "restored": restored}
    ids = {name: tuple(one.id for one in rows) for name, rows in found.items()}
    return ids, [*changed, *moved, *withdrawn], list(left.values())


def _take_over(row: FoundSignal, now: FoundSignal) -> bool:
    """Take over how a signal stands; whether anything differed."""
    differs = [name for name in _TOLD if getattr(row, name) != getattr(now, name)]
    for name in differs:
        setattr(row, name, getattr(now, name))
    return bool(differs)


def _moved(
    gone: Sequence[FoundSignal], left: dict[tuple[str, str, date], FoundSignal]
) -> list[FoundSignal]:
    """Those that are gone and of which one that is new is the same on another day."""
    coming: dict[tuple[str, str], list[FoundSignal]] = defaultdict(list)
    for one in sorted(left.values(), key=lambda one: one.fired_on):
        coming[one.pupil, one.signal].append(one)
    moved = []
    for row in gone:
        others = coming[row.pupil, row.signal]
        same = next((one for one in others if _overlap(row, one)), None)
        if same is None:
            continue
        others.remove(same)
        del left[_key(same)]
        row.moved_from, row.fired_on = row.fired_on, same.fired_on
        row.case_knows = not row.case
        _take_over(row, same)
        moved.append(row)
    return moved


def _overlap(one: FoundSignal, other: FoundSignal) -> bool:
    return one.first_day <= other.fired_on and other.first_day <= one.fired_on


def _restore(row: FoundSignal) -> None:
    """It holds again: what people made of it before counts."""
    row.state = SignalState.NEW
    if row.judged_by:
        row.state = SignalState.IN_CASE if row.case else SignalState.LEFT
    row.case_knows = not row.case
    row.withdrawn_on, row.withdrawn_because, row.withdrawal_seen = None, {}, True


def _withdraw(rows: Sequence[FoundSignal], today: date) -> None:
    for row, why in zip(rows, why_withdrawn(rows), strict=True):
        row.withdrawn_because = {"nl": why.nl, "en": why.en}
        row.withdrawal_seen = row.state == SignalState.LEFT
        row.state, row.withdrawn_on, row.case_knows = SignalState.WITHDRAWN, today, not row.case


def _keep_warnings(stood: Iterable[FoundSignal], holding: Iterable[FoundSignal]) -> None:
    left = {_key(one): one for one in holding}
    ended = []
    for row in stood:
        now = left.get(_key(row))
        if now is not None and all(getattr(row, name) == getattr(now, name) for name in _TOLD):
            del left[_key(row)]
        else:
            ended.append(row.id)
    for first in range(0, len(ended), _AT_ONCE):
        FoundSignal.objects.filter(id__in=ended[first : first + _AT_ONCE]).delete()
    FoundSignal.objects.bulk_create(left.values(), batch_size=_AT_ONCE)
