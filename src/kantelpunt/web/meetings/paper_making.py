"""What stands on the papers of a meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.meetings.general_actions import general_shown
from kantelpunt.web.meetings.kinds import name_of
from kantelpunt.web.meetings.models import Meeting
from kantelpunt.web.meetings.selectors import invited_to
from kantelpunt.web.meetings.shown import ShownPoint
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.pages.short_days import short_day
from kantelpunt.web.papers.invitation import InvitationPaper, Reader
from kantelpunt.web.papers.meeting_list import ListedPupil, MeetingListPaper
from kantelpunt.web.papers.minutes import AgreedAction, MinutesPaper, TakenDecision
from kantelpunt.web.papers.parties import Person, Sender
from kantelpunt.web.people.selectors import names_of, organisation_names
from kantelpunt.web.schools.selectors import parents_of

_ABOUT = Text(
    "We merken dat {name} het op school niet makkelijk heeft. We denken graag met u mee en horen "
    "graag wat u ziet.",
    "We notice that school is not easy for {name}. We would like to think along with you and "
    "hear what you see.",
)
_ABOUT_TO_PUPIL = Text(
    "We merken dat het op school niet makkelijk gaat. We horen graag van jou hoe het is.",
    "We notice that school is not easy for you. We would like to hear from you how it is.",
)
_AND = Text(" en ", " and ")


@dataclass(frozen=True)
class Letter:
    """A letter that can be made.

    Attributes:
        key: in its address: the number of the household, or the word for the pupil.
        names: to whom it is.
        secret: whether the address of the household is secret.
    """

    key: str
    names: tuple[str, ...]
    secret: bool = False


def letters_for(point: ShownPoint, pupil_key: str) -> list[Letter]:
    """One letter for each household of parents who are asked, and one for the pupil."""
    found = []
    if point.item.parents:
        households: dict[str, list[str]] = {}
        secret: set[str] = set()
        for number, one in enumerate(parents_of(point.item.pupil)):
            home = one.household or f"parent {number}"
            households.setdefault(home, []).append(one.name)
            if one.secret_address:
                secret.add(home)
        found = [
            Letter(str(number), tuple(names), home in secret)
            for number, (home, names) in enumerate(households.items(), 1)
        ]
    if point.item.child:
        found.append(Letter(pupil_key, (point.name,)))
    return found


def _people(
    meeting: Meeting, *, present: bool | None = None, language: Language | None = None
) -> list[Person]:
    rows = [one for one in invited_to(meeting) if present is None or one.present is present]
    names = names_of([one.person for one in rows])
    by = language or language_of()
    return [Person(names.get(one.person, ""), function_name(one.function).in_(by)) for one in rows]


def _sender(meeting: Meeting) -> Sender:
    names = organisation_names([meeting.organisation])
    return Sender(names.get(meeting.organisation, ""))


def _chair(meeting: Meeting) -> str:
    return names_of([meeting.chair]).get(meeting.chair, "") if meeting.chair else ""


def list_of(meeting: Meeting, points: Sequence[ShownPoint], now: datetime) -> MeetingListPaper:
    """The list of a meeting."""
    sender = _sender(meeting)
    return MeetingListPaper(
        sender,
        said(name_of(meeting.kind)),
        sender.name,
        starts=meeting.starts,
        place=meeting.place,
        chair=_chair(meeting),
        invited=tuple(_people(meeting)),
        points=tuple(_general(meeting)),
        pupils=tuple(
            ListedPupil(
                one.name,
                one.item.question if one.seen else "",
                one.group,
                one.step,
                one.lead,
                one.next_day,
            )
            for one in points
        ),
        written_on=now.date(),
    )


def _general(meeting: Meeting) -> Iterator[str]:
    """The actions that concern no case, what is still open of earlier meetings first."""
    shown = general_shown(meeting)
    for one in (*shown.earlier, *shown.agreed):
        day = short_day(one.due)
        until = Text(f"uiterlijk {day.nl}", f"by {day.en}")
        yield f"{one.what}: {one.by}, {said(until)}"


def minutes_of(point: ShownPoint, now: datetime) -> MinutesPaper:
    """The minutes of a meeting about one case."""
    meeting, by = point.item.meeting, point.item.recorded_by
    return MinutesPaper(
        _sender(meeting),
        said(name_of(meeting.kind)),
        meeting.starts,
        about=point.name,
        place=meeting.place,
        chair=_chair(meeting),
        written_by=names_of([by]).get(by, ""),
        present=(*_people(meeting, present=True), *_family(point)),
        absent=tuple(_people(meeting, present=False)),
        discussed=point.text,
        decisions=tuple(
            TakenDecision(f"{one.what} {one.option}", mandate=one.mandate)
            for one in point.decisions
        ),
        actions=tuple(AgreedAction(one.what, one.who, one.due) for one in point.actions),
        written_on=now.date(),
    )


def _family(point: ShownPoint) -> list[Person]:
    """Parents and pupil, when they were there; by their role, since no names were asked."""
    return [Person(name) for name in point.family]


def invitation_of(
    point: ShownPoint, names: Sequence[str], reader: Reader, language: Language, now: datetime
) -> InvitationPaper:
    """A letter to one household, or to the pupil."""
    meeting = point.item.meeting
    first = point.first_name
    words = _ABOUT_TO_PUPIL if reader is Reader.PUPIL else _ABOUT
    by = names_of([meeting.made_by]).get(meeting.made_by, "")
    return InvitationPaper(
        _sender(meeting),
        first,
        meeting.starts,
        meeting.place,
        reader=reader,
        addressed_to=tuple(names),
        greeting=first if reader is Reader.PUPIL else _AND.in_(language).join(names),
        written_on=now.date(),
        minutes=meeting.minutes,
        about=words.in_(language).format(name=first),
        present=tuple(_people(meeting, language=language)),
        signed_by=Person(by) if by else None,
    )
