"""Who takes part, and what is shared with whom (CM-20, CM-21)."""

from collections.abc import Sequence

from kantelpunt.casework.events.people import (
    WITHOUT_CONSENT,
    InformationShared,
    PartyAdded,
    PartyRemoved,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.taking_part import CONSENT, OWN_SCHOOL, legal_base, own_school
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
    Options,
    ask,
    offer,
    one,
    one_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import actor_options, outside_parties
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import held_for
from kantelpunt.web.journal.words import Action

MAY_OVERRIDE = frozenset(
    {"absence_coordinator", "support_coordinator", "case_director", "attendance_officer"}
)
"""Functions that may share without consent, with a reason."""

_WHO = Text("Met wie deelt u?", "With whom do you share?")
_WHAT = Text("Wat deelt u?", "What do you share?")
_WHAT_HELP = Text(
    "In een paar woorden, zonder namen. Vraagt u ook iets? Spreek daarna een taak af: die staat "
    "bij hen in Vandaag.",
    "In a few words, without names. Do you ask something as well? Agree on a task after this: "
    "they see it in Today.",
)
_OVERRIDE = Text("Toch delen zonder toestemming, omdat", "Share without consent all the same, as")
_OVERRIDE_HELP = Text(
    "Alleen als wachten niet kan. De reden staat in de tijdlijn en in het inzagelogboek: schrijf "
    "geen namen. Laat dit leeg als u eerst toestemming vraagt.",
    "Only when it cannot wait. The reason stands in the timeline and in the access journal: write "
    "no names. Leave this empty if you ask for consent first.",
)
_JOINS = Text("Wie gaat meedoen?", "Who will take part?")
_LEAVES = Text("Wie doet niet meer mee?", "Who no longer takes part?")
_WHY = Text("Waarom niet meer?", "Why no longer?")


class ShareForm(ActForm):
    """With whom, what, and when that is refused: why all the same."""

    party = one_field()
    about = words_field()
    override = words_field(required=False)

    def prepare(self) -> None:
        """A reason to share without consent is asked of few, and only once it was refused."""
        offer(self, "party", _WHO, outside_parties(self.setting))
        ask(self, "about", _WHAT, _WHAT_HELP)
        ask(self, "override", _OVERRIDE, _OVERRIDE_HELP)
        if not self.is_bound or not may_override(self.setting):
            del self.fields["override"]


def may_override(setting: Setting) -> bool:
    """Whether somebody may share without consent, with a reason."""
    held = held_for(setting.viewer, setting.dossier.row.id)
    return any(one.function in MAY_OVERRIDE for one in held)


def _shared(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    party, reason = one(cleaned["party"]), one(cleaned.get("override"))
    ground = f"{WITHOUT_CONSENT}{reason}" if reason else _ground(setting, party)
    return [InformationShared(party, one(cleaned["about"]), ground)]


def _ground(setting: Setting, party: str) -> str:
    base = legal_base(party, setting.dossier.agreement)
    return CONSENT if base in ("", OWN_SCHOOL) else base


def _journalled(cleaned: Cleaned) -> tuple[Action, str]:
    reason = one(cleaned.get("override"))
    return (Action.OVERRIDE, reason) if reason else (Action.SHARE, "")


class AddForm(ActForm):
    """Who will take part."""

    party = one_field()

    def prepare(self) -> None:
        """Whoever does not take part yet."""
        offer(self, "party", _JOINS, _absent(self.setting))


def _absent(setting: Setting) -> Options:
    there = set(setting.dossier.case.parties)
    return [option for option in outside_parties(setting) if option[0] not in there]


def _added(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    party = one(cleaned["party"])
    base = legal_base(party, setting.dossier.agreement)
    return [PartyAdded(party, "legal_base" if base else CONSENT)]


class RemoveForm(ActForm):
    """Who leaves, and why."""

    party = one_field()
    reason = words_field()

    def prepare(self) -> None:
        """Whoever was added."""
        offer(self, "party", _LEAVES, _present(self.setting))
        ask(self, "reason", _WHY, WITHOUT_NAMES)


def _present(setting: Setting) -> Options:
    own = own_school(setting.dossier.agreement)
    return actor_options(setting, [one for one in setting.dossier.case.parties if one != own])


def _removed(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [PartyRemoved(one(cleaned["party"]), one(cleaned["reason"]))]


ACTS = (
    Act(
        "delen",
        Text("Informatie delen", "Share information"),
        Text("Wat u deelde, is vastgelegd.", "What you shared is recorded."),
        Part.SHARING,
        ShareForm,
        _shared,
        Group.PEOPLE,
        is_open,
        journalled=_journalled,
    ),
    Act(
        "partij-erbij",
        Text("Een partij laten meedoen", "Let a party take part"),
        Text("De partij doet mee.", "The party takes part."),
        Part.SHARING,
        AddForm,
        _added,
        Group.PEOPLE,
        lambda setting: is_open(setting) and bool(_absent(setting)),
    ),
    Act(
        "partij-eruit",
        Text("Een partij niet meer laten meedoen", "Let a party no longer take part"),
        Text("De partij doet niet meer mee.", "The party no longer takes part."),
        Part.SHARING,
        RemoveForm,
        _removed,
        Group.PEOPLE,
        lambda setting: is_open(setting) and bool(_present(setting)),
    ),
)
