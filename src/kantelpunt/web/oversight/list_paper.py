"""The list for the next meeting of a school, on paper."""

from datetime import datetime, timedelta

from kantelpunt.web.dossiers.listing import annotated, named, step_of
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.candidates import Candidate, of_school
from kantelpunt.web.meetings.kinds import Kind, name_of
from kantelpunt.web.meetings.selectors import coming
from kantelpunt.web.pages.clock import AMSTERDAM
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.papers.meeting_list import ListedPupil, MeetingListPaper, meeting_list
from kantelpunt.web.papers.parties import Sender
from kantelpunt.web.schools.selectors import SchoolInfo, pupils

_AHEAD = timedelta(days=60)


def list_for(viewer: Viewer, school: SchoolInfo) -> list[Candidate]:
    """The open cases of the school and its pupils with a new signal, as they are proposed."""
    return of_school(viewer, school.organisation)


def list_paper(viewer: Viewer, school: SchoolInfo, listed: list[Candidate], now: datetime) -> bytes:
    """The list as a PDF, with when and where when that meeting is planned."""
    meeting = next(
        (
            one
            for one in coming(viewer, now, now + _AHEAD)
            if one.kind == Kind.SIX_WEEKLY and one.organisation == school.organisation
        ),
        None,
    )
    rows = {
        row.id: row
        for row in named(cases_for(viewer).filter(id__in=[one.case for one in listed if one.case]))
    }
    who = pupils((one.pupil for one in listed), viewer.day)
    shown = []
    for one in listed:
        row, about = rows.get(one.case), who.get(one.pupil)
        shown.append(
            ListedPupil(
                one.name,
                one.question,
                about.group if about else "",
                step_of(row) if row else "",
                annotated(row, "director_name") if row else "",
                row.next_day if row else None,
            )
        )
    paper = MeetingListPaper(
        Sender(school.name),
        said(name_of(Kind.SIX_WEEKLY)),
        school.name,
        meeting.starts.astimezone(AMSTERDAM) if meeting else None,
        meeting.place if meeting else "",
        pupils=tuple(shown),
        written_on=now.date(),
    )
    return meeting_list(paper, language_of())
