"""A case moved to another version of a protocol: the version, the steps, what changes, the move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.moving import Change, Preview, moved, preview
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import Options, offer, one, one_field
from kantelpunt.web.dossiers.acts.naming import capital
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.protocols.selectors import (
    agreement,
    assigned,
    teller,
    version_called,
    version_names,
)

_VERSION = Text("Naar welke versie gaat dit dossier?", "To which version does this case move?")
_FROM = Text("vanaf {}", "from {}")
_STEP = Text("Welke stap komt in de plaats van {}?", "Which step takes the place of {}?")
_NO_STEP = Text("geen stap", "no step")
_STEP_FIELD = "step_"
_UNDATED = Text("zonder datum", "without a date")
_ABSENT = Text("hoeft niet", "not asked")


def _versions(setting: Setting) -> Options:
    """The others of the same protocol, and of those by which the school works."""
    now, row = setting.dossier.case.version, setting.dossier.row
    same = now.partition("@")[0]
    here = [
        protocol
        for school, sector, protocol, _ in assigned(setting.now.date())
        if (school == row.school if school else sector == row.sector)
    ]
    known = {same, *here}
    names = [name for name in version_names() if name.partition("@")[0] in known]
    names.sort(key=lambda name: (not name.startswith(f"{same}@"), name))
    found = []
    for name in names:
        if name != now and _stages(setting, name).stages:
            version = version_called(name)
            first = said(_FROM).format(said(written_day(version.first)))
            found.append((name, f"{version.protocol.title} ({first})"))
    return found


def _stages(setting: Setting, version: str) -> Agreement:
    return agreement(version, Sector(setting.dossier.row.sector))


class VersionForm(ActForm):
    """Which version, and which steps of it where they are called otherwise."""

    version = one_field()

    def prepare(self) -> None:
        """Steps are asked once a version was chosen that does not have them."""
        offer(self, "version", _VERSION, _versions(self.setting))
        version = str(self.data.get("version", ""))
        if version not in version_names():
            return
        target = _stages(self.setting, version)
        there = teller(version, language_of()).names.stages
        here = self.setting.dossier.teller(language_of()).names.stages
        options = [(name, capital(there[name].in_(language_of()))) for name in target.stages]
        for name in self.setting.dossier.case.stages:
            if name not in target.stages:
                field = f"{_STEP_FIELD}{name}"
                self.fields[field] = one_field()
                called = here[name].in_(language_of()) if name in here else name
                label = Text(_STEP.nl.format(called), _STEP.en.format(called))
                offer(self, field, label, options)

    @property
    def asks_more(self) -> bool:
        """Whether steps are asked that nobody could see yet."""
        steps = [name for name in self.fields if name.startswith(_STEP_FIELD)]
        return any(name not in self.data for name in steps)


def _steps(cleaned: Cleaned) -> dict[str, str]:
    return {
        name.removeprefix(_STEP_FIELD): one(value)
        for name, value in cleaned.items()
        if name.startswith(_STEP_FIELD)
    }


def previewed(setting: Setting, cleaned: Cleaned) -> Preview:
    """What the move would change; nothing has changed yet."""
    dossier, version = setting.dossier, one(cleaned["version"])
    around = surroundings_of(dossier.row, setting.now.date())
    new = _stages(setting, version)
    return preview(dossier.case, around.agreement, new, around.terms, setting.now, _steps(cleaned))


@dataclass(frozen=True)
class ShownChange:
    """Something that changes: what, as it is, and then; an empty text: it is not there."""

    what: str
    was: str
    becomes: str


@dataclass(frozen=True)
class ShownMove:
    """A move in words.

    Attributes:
        steps: per step as it is and then.
        lead: who leads as it is, and then.
    """

    steps: tuple[ShownChange, ...]
    lead: tuple[str, str]
    changes: tuple[ShownChange, ...]


def in_words(setting: Setting, cleaned: Cleaned) -> ShownMove:
    """What would change, by name."""
    found = previewed(setting, cleaned)
    old = setting.dossier.teller(language_of())
    new = teller(one(cleaned["version"]), language_of())
    was, then = found.lead
    return ShownMove(
        tuple(
            ShownChange("", _stage(old, before), _stage(new, after))
            for before, after in found.steps
        ),
        (who(old, [was]) if was else "-", who(new, [then]) if then else "-"),
        tuple(_changed(one, old, new) for one in found.changes),
    )


def _stage(by: Teller, name: str | None) -> str:
    found = by.names.stages.get(name) if name else None
    return capital(found.in_(by.language)) if found else said(_NO_STEP)


def _changed(change: Change, old: Teller, new: Teller) -> ShownChange:
    by = new if change.stays else old
    return ShownChange(
        capital(rule_of(by, change.key).words),
        _when(change.was) if change.there else said(_ABSENT),
        _when(change.becomes) if change.stays else said(_ABSENT),
    )


def _when(day: date | None) -> str:
    return said(written_day(day)) if day else said(_UNDATED)


def _moved(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    return [moved(one(cleaned["version"]), previewed(setting, cleaned))]


ACTS = (
    Act(
        "versie",
        Text("Naar een andere protocolversie", "To another version of a protocol"),
        Text(
            "Het dossier loopt nu op de andere versie.", "The case runs on the other version now."
        ),
        Part.TIMELINE,
        VersionForm,
        _moved,
        Group.CASE,
        lambda setting: bool(_versions(setting)),
    ),
)
