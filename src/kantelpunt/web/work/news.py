"""What is new about pupils: signals to judge, and signals that no longer hold."""

from dataclasses import dataclass

from kantelpunt.protocol.functions import Sees
from kantelpunt.web.gate.seeing import pupils_of_own_school
from kantelpunt.web.gate.viewer import Viewer, sees
from kantelpunt.web.register.selectors import FoundSignal, new_signals, withdrawn_unseen
from kantelpunt.web.schools.selectors import PupilInfo, pupils

_MOST = 8


@dataclass(frozen=True)
class PupilNews:
    """What is new about one pupil.

    Attributes:
        signals: at least one; those that were withdrawn first, then the latest.
    """

    pupil: str
    about: PupilInfo | None
    signals: tuple[FoundSignal, ...]

    @property
    def name(self) -> str:
        """The name of the pupil."""
        return self.about.name if self.about else self.pupil

    @property
    def first(self) -> FoundSignal:
        """What somebody does something with: a signal to judge, if there is any."""
        return next((one for one in self.signals if not one.withdrawn), self.signals[0])


@dataclass(frozen=True)
class News:
    """What is new, by pupil; at most so many of them.

    Attributes:
        total: how many signals there are to judge, also those that are not shown.
    """

    pupils: tuple[PupilNews, ...] = ()
    total: int = 0

    @property
    def left_out(self) -> bool:
        """Whether there are more signals to judge than those shown."""
        shown = sum(not one.withdrawn for each in self.pupils for one in each.signals)
        return shown < self.total

    @property
    def subjects(self) -> list[str]:
        """Signals and pupils that are shown, for the journal."""
        return [
            *(one.id for each in self.pupils for one in each.signals),
            *(each.pupil for each in self.pupils),
        ]


def judges(viewer: Viewer) -> bool:
    """Whether somebody judges signals: people of a school, of all of it or of their groups."""
    return any(sees(one.function) in (Sees.SCHOOL, Sees.GROUP) for one in viewer.held)


def news_for(viewer: Viewer) -> News:
    """What is new about the pupils of one's own school or groups."""
    if not judges(viewer):
        return News()
    among = pupils_of_own_school(viewer)
    new, withdrawn = new_signals(among), withdrawn_unseen(among)
    to_judge = list(new.values_list("pupil", flat=True))
    in_order = dict.fromkeys([*withdrawn.values_list("pupil", flat=True), *to_judge])
    signals: dict[str, list[FoundSignal]] = {one: [] for one in list(in_order)[:_MOST]}
    for row in (*withdrawn.filter(pupil__in=signals), *new.filter(pupil__in=signals)):
        signals[row.pupil].append(row)
    known = pupils(signals, viewer.day)
    found = (PupilNews(one, known.get(one), tuple(rows)) for one, rows in signals.items())
    return News(tuple(found), len(to_judge))
