"""Whether somebody may tell something of a case, as the engine judges it."""

from collections.abc import Callable

from kantelpunt.casework.decide import may_tell
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.asking import Options
from kantelpunt.web.dossiers.organisations import actors_for
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.gate.seeing import held_for


def for_viewer(setting: Setting) -> Callable[[Occurrence], bool]:
    """Whether something is for this person to tell, in one of the roles held in the case."""
    case, row, now = setting.dossier.case, setting.dossier.row, setting.now
    around = surroundings_of(row, now.date())
    held = held_for(setting.viewer, row.id)
    person = setting.viewer.person
    actors = [actor for actor, _ in actors_for(around.agreement, person, held)]
    return lambda what: any(may_tell(case, what, around, now, actor) for actor in actors)


def for_this_person(
    setting: Setting, options: Options, tells: Callable[[str], Occurrence]
) -> Options:
    """Of what could be chosen what is for this person to tell.

    Where nothing is, all of it: whoever came by an address is then told who may.
    """
    may = for_viewer(setting)
    return [one for one in options if may(tells(one[0]))] or options
