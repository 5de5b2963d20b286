"""An own entry put right by a new one; what stood there stays in the history."""

from collections.abc import Sequence

from kantelpunt.casework.events.recorded import Event, Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import ask, offer, one, one_field, text_field
from kantelpunt.web.dossiers.acts.naming import teller_of
from kantelpunt.web.dossiers.timeline import plain_sentence
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_moment

_WHICH = Text("Wat verbetert u?", "What do you put right?")
_STAYS = Text(
    "Wat er stond blijft in de tijdlijn, met uw verbetering erbij.",
    "What stood there stays in the timeline, with your correction beside it.",
)
_RIGHT = Text("Hoe is het wel?", "How is it really?")
_MANY = 20


def _own(setting: Setting) -> list[Event]:
    """What this person told, newest first; the one that was chosen on the page before always."""
    given = setting.given.get("van", "")
    own = [
        event
        for event in reversed(setting.dossier.events)
        if event.actor and event.actor.person == setting.viewer.person and _readable(event, setting)
    ]
    chosen = [event for event in own if str(event.sequence) == given]
    return chosen or own[:_MANY]


def _readable(event: Event, setting: Setting) -> bool:
    if not isinstance(event.what, NoteWritten):
        return True
    needed = {NoteKind.MEDICAL: Part.MEDICAL, NoteKind.RESTRICTED: Part.RESTRICTED}
    return needed.get(event.what.kind, Part.TASKS) in setting.parts


class CorrectForm(ActForm):
    """Which entry, and how it is really."""

    entry = one_field()
    text = text_field(required=True)

    def prepare(self) -> None:
        """Entries of this person alone."""
        teller = teller_of(self.setting)
        options = [
            (
                str(event.sequence),
                f"{said(short_moment(event.moment))}: {plain_sentence(teller, event.what)}",
            )
            for event in _own(self.setting)
        ]
        offer(self, "entry", _WHICH, options, _STAYS)
        ask(self, "text", _RIGHT)


def _corrected(setting: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    """Who may read the correction is who may read what it corrects."""
    sequence = int(one(cleaned["entry"]))
    wrong = next(event for event in _own(setting) if event.sequence == sequence)
    kind = wrong.what.kind if isinstance(wrong.what, NoteWritten) else NoteKind.GENERAL
    text = texts.seal(one(cleaned["text"]), kind.value) or ""
    return [NoteWritten(kind, text, sequence)]


ACTS = (
    Act(
        "verbeteren",
        Text("Iets verbeteren wat u vastlegde", "Put right what you recorded"),
        Text("De verbetering is bewaard.", "The correction is kept."),
        Part.TASKS,
        CorrectForm,
        _corrected,
        Group.WORK,
        lambda setting: bool(_own(setting)),
    ),
)
