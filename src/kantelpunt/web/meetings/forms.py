"""The forms of planning: which meeting, when and where and who, and the agenda."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.http import QueryDict

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.meetings.candidates import Candidate
from kantelpunt.web.meetings.inviting import Agreed, by_protocol
from kantelpunt.web.meetings.kinds import NAMES, Kind
from kantelpunt.web.meetings.services import Point
from kantelpunt.web.pages.clock import at
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import Someone

_PAST = Text(
    "Dit is al voorbij. Kies vandaag of een latere dag.",
    "This has passed. Choose today or a later day.",
)
_NOBODY = Text("Geen voorzitter", "No chair")
_NO_TABLE = Text("Geen van deze", "None of these")


def _words(form: forms.Form, words: Mapping[str, Text], helps: Mapping[str, Text]) -> None:
    for name, words_ in words.items():
        form.fields[name].label = said(words_)
    for name, words_ in helps.items():
        form.fields[name].help_text = said(words_)


def _works_as(one: Someone) -> str:
    """As `Mentor (vwo 4)`: of a mentor one must know whose."""
    groups = f" ({', '.join(one.groups)})" if one.groups else ""
    return f"{said(function_name(one.function))}{groups}"


class ChooseForm(forms.Form):
    """Which meeting: its kind, who calls it, and which table of the protocol it is."""

    soort = forms.ChoiceField(widget=forms.RadioSelect)
    organisatie = forms.ChoiceField()
    volgens = forms.ChoiceField(required=False)
    dossier = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        organisations: Sequence[tuple[str, str]],
        agreed: Iterable[Agreed],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        fields = cast("dict[str, Any]", self.fields)
        fields["soort"].choices = [(one.value, said(name)) for one, name in NAMES.items()]
        fields["organisatie"].choices = list(organisations)
        if len(organisations) == 1:
            fields["organisatie"].widget = forms.HiddenInput()
            fields["organisatie"].initial = organisations[0][0]
        known = by_protocol(agreed)
        several = len(known) > 1
        options = known if several else [one for _, inside in known for one in inside]
        fields["volgens"].choices = [("", said(_NO_TABLE)), *options]
        _words(
            self,
            {
                "soort": Text("Wat voor overleg is het?", "What kind of meeting is it?"),
                "organisatie": Text("Wie nodigt uit?", "Who invites?"),
                "volgens": Text(
                    "Welke tafel of welk overleg van het protocol is het?",
                    "Which table or meeting of the protocol is it?",
                ),
            },
            {
                "volgens": Text(
                    "Dan stelt Kantelpunt voor wie u uitnodigt.",
                    "Then Kantelpunt proposes whom to invite.",
                )
            },
        )


class MeetingForm(forms.Form):
    """When and where, who chairs and who comes."""

    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(min_value=5, max_value=480, initial=60)
    place = forms.CharField(max_length=120)
    chair = forms.ChoiceField(required=False)
    people = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        people: Sequence[Someone],
        now: datetime,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial={"time": time(14, 0), **(initial or {})})
        self.now = now
        named = [
            (
                one.person,
                f"{one.name}, {_works_as(one)}, {one.organisation_name}",
            )
            for one in people
        ]
        fields = cast("dict[str, Any]", self.fields)
        chosen = set(cast("Iterable[str]", self.initial.get("people", ())))
        fields["people"].choices = sorted(named, key=lambda one: one[0] not in chosen)
        fields["chair"].choices = [("", said(_NOBODY)), *named]
        _words(
            self,
            {
                "day": Text("Op welke dag?", "On which day?"),
                "time": Text("Hoe laat?", "At what time?"),
                "minutes": Text("Hoeveel minuten?", "How many minutes?"),
                "place": Text("Waar?", "Where?"),
                "chair": Text("Wie is voorzitter?", "Who chairs?"),
                "people": Text("Wie nodigt u uit?", "Whom do you invite?"),
            },
            {
                "place": Text(
                    "Gebouw en kamer, of dat het online is. Geen namen van leerlingen.",
                    "Building and room, or that it is online. No names of pupils.",
                ),
                "people": Text(
                    "Aangevinkt is wie volgens het protocol aan tafel zit. Wie niet aan een "
                    "dossier deelneemt, ziet op de agenda niet over wie het gaat.",
                    "Ticked are those who by the protocol sit at the table. Who takes no part in "
                    "a case does not see on the agenda whom it is about.",
                ),
            },
        )

    def clean(self) -> dict[str, Any]:
        """A meeting is planned ahead; one that was today may still be written down."""
        cleaned = super().clean() or {}
        day = cast("date | None", cleaned.get("day"))
        if day and day < self.now.date():
            self.add_error("day", said(_PAST))
        return cleaned

    @property
    def starts(self) -> datetime:
        """When it begins, in Dutch local time."""
        clock = self.cleaned_data["time"]
        return at(self.cleaned_data["day"], clock.hour, clock.minute)


class PointForm(forms.Form):
    """One case or pupil: its place on the agenda, and what is asked."""

    order = forms.IntegerField(required=False, min_value=1, max_value=99)
    question = forms.CharField(required=False, max_length=300)
    parents = forms.BooleanField(required=False)
    child = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict | None, candidate: Candidate) -> None:
        super().__init__(
            data,
            prefix=f"punt-{candidate.case or candidate.pupil}",
            initial={
                "order": candidate.order,
                "question": candidate.question,
                "parents": candidate.parents,
                "child": candidate.child,
            },
        )
        self.candidate = candidate
        if not candidate.case:
            del self.fields["parents"], self.fields["child"]
        words = {
            "order": Text("Plaats op de agenda", "Place on the agenda"),
            "question": Text("Wat is de vraag?", "What is the question?"),
            "parents": Text("Ouders uitnodigen", "Invite the parents"),
            "child": Text("Leerling uitnodigen", "Invite the pupil"),
        }
        _words(self, {name: one for name, one in words.items() if name in self.fields}, {})
        self.fields["order"].help_text = said(
            Text("Leeg: niet op de agenda.", "Empty: not on the agenda.")
        )

    def point(self) -> Point | None:
        """What is put on the agenda; None for what stays off it."""
        cleaned = self.cleaned_data
        if not cleaned["order"]:
            return None
        return Point(
            self.candidate.case,
            self.candidate.pupil,
            cleaned["order"],
            cleaned["question"].strip(),
            bool(cleaned.get("parents")),
            bool(cleaned.get("child")),
        )


def point_forms(data: QueryDict | None, candidates: Iterable[Candidate]) -> list[PointForm]:
    """A form for each."""
    return [PointForm(data, one) for one in candidates]


def points_of(rows: Iterable[PointForm]) -> list[Point]:
    """What is put on the agenda, numbered from 1 in the order that was asked for."""
    found = [point for row in rows if (point := row.point())]
    ordered = sorted(found, key=lambda one: one.order)
    return [Point(**{**vars(one), "order": place}) for place, one in enumerate(ordered, 1)]


def is_kind(given: str) -> bool:
    """Whether an address names a kind of meeting."""
    return given in {one.value for one in Kind}


def all_right(*given: forms.Form) -> bool:
    """Whether all forms of a page are filled in well; each tells its own mistakes."""
    return not [one for one in given if not one.is_valid()]
