"""How a case stands, kept beside its events so that lists and gates need not work it out anew."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from kantelpunt.casework.agreement import NATIONAL, Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.clock import pending
from kantelpunt.casework.due import Terms
from kantelpunt.casework.overview import Overview, ToDo, overview
from kantelpunt.casework.taking_part import OWN_SCHOOL, Part, Share, taking_part
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.at_tables import MayKnow, may_know
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.dossiers.organisations import Involved, functions_at, involved
from kantelpunt.web.gate.parts import LEADS, TABLE
from kantelpunt.web.gate.services import Row, judge_tables, off_all_tables, take_part
from kantelpunt.web.people.selectors import Held, held_by
from kantelpunt.web.schools.selectors import municipalities_of

IN_PLACE_OF_SCHOOL = "in_place_of_school"
"""The ground of an office that opened a case about a child without a school."""
_ORDER = (Part.WHOLE, Part.PLAN, Part.ASKED)


def project(
    row: CaseRow, case: Case, agreement: Agreement, terms: Terms, now: datetime
) -> Overview:
    """Write how a case stands; everything that passed by then has been recorded."""
    seen = overview(case, agreement, terms, now)
    _fill(row, case, agreement, terms, seen)
    row.save()
    here = involved(agreement, row.organisation, municipalities_of(row.school, row.pupil))
    shares = taking_part(case, agreement, now.date())
    known = may_know(here, case, agreement, now.date())
    _write_asked(row, seen, agreement, [one for one in here if _parts_in(one, shares)])
    leading = _leading_in(case, agreement, now.date())
    take_part(row.id, row.pupil, _rows(here, shares, seen, agreement, known, leading))
    judge_tables(row.id, known.organisations, known.waits)
    if seen.closed is not None:
        off_all_tables(row.id)
    return seen


def _fill(row: CaseRow, case: Case, agreement: Agreement, terms: Terms, seen: Overview) -> None:
    row.version, row.sequence = case.version, case.sequence
    row.closed = str(case.closed or "")
    row.closed_on = case.moment.date() if case.closed and case.moment else None
    row.step, row.rung = seen.main or "", str(seen.rung or "")
    row.director = seen.director.person if seen.director else ""
    row.director_role = seen.director.role if seen.director else ""
    row.first_day, row.next_day = case.first_day, seen.next_day
    ahead = [] if case.closed else pending(case, agreement, terms)
    row.wakes_at = min((one.passes for one in ahead), default=None)
    national = next((one for one in seen.clocks if one.key == NATIONAL), None)
    row.offer_due = national.due if national else None
    row.offered = bool(national and national.stopped)
    row.overdue = any(one.overdue for one in seen.to_do)
    row.loose_ends = [str(one) for one in seen.loose_ends]
    row.waits = [cause for cause, _ in seen.waiting]


def _parts_in(one: Involved, shares: Sequence[Share]) -> list[Share]:
    return [share for share in shares if share.party in one.parties and share.part in _ORDER]


def _rows(
    here: Sequence[Involved],
    shares: Sequence[Share],
    seen: Overview,
    agreement: Agreement,
    known: MayKnow,
    leading: Iterable[Held],
) -> Iterator[Row]:
    for one in here:
        own = sorted(
            _parts_in(one, shares),
            key=lambda share: (_ORDER.index(share.part), one.parties.index(share.party)),
        )
        if own:
            yield Row(one.id, str(own[0].part), _ground(one, own[0]))
            for held in leading:
                if held.organisation == one.id:
                    yield Row(one.id, LEADS, _ground(one, own[0]), held.function)
        if seen.closed is None and one.id in known.organisations:
            for name, function in functions_at(one.kind):
                roles = function.roles_in(agreement.protocol.protocol)
                if function.sees is Sees.TABLE and _is_asked(seen, agreement, roles):
                    yield Row(one.id, TABLE, "", name)


def _leading_in(case: Case, agreement: Agreement, day: date) -> list[Held]:
    """In which functions, of those that see no whole case, the director leads it.

    Whoever holds the function there sees the course too: they stand in for each other.
    """
    if case.director is None:
        return []
    known, protocol = functions().by_id, agreement.protocol.protocol
    return [
        held
        for held in held_by(case.director.person, day)
        if held.function in known
        and known[held.function].sees in (Sees.ASKED, Sees.TABLE)
        and any(
            agreement.speaks_for(role, (case.director.role,))
            for role in known[held.function].roles_in(protocol)
        )
    ]


def _ground(one: Involved, share: Share) -> str:
    in_place = share.ground == OWN_SCHOOL and one.kind != PartyKind.SCHOOL
    return IN_PLACE_OF_SCHOOL if in_place else share.ground


def _is_asked(seen: Overview, agreement: Agreement, roles: Sequence[str]) -> bool:
    wanted = {who for one in seen.to_do for who in one.whose} | {seen.lead or ""}
    wanted.discard(NOT_IN_TEXT)
    return any(agreement.speaks_for(role, wanted) for role in roles)


def _write_asked(
    row: CaseRow, seen: Overview, agreement: Agreement, here: Sequence[Involved]
) -> None:
    Asked.objects.filter(case=row).delete()
    Asked.objects.bulk_create(
        made for one in seen.to_do for made in _asked(row, one, agreement, here)
    )


def _asked(
    row: CaseRow, one: ToDo, agreement: Agreement, here: Sequence[Involved]
) -> Iterator[Asked]:
    """Whoever may do it; where nobody with a sign-in may, whoever leads records it for them."""
    named = tuple(who for who in one.whose if who != NOT_IN_TEXT)
    found = list(_who_may(named, agreement, here)) if named else []
    direct = bool(found)
    for organisation, function in found or _leading(row, agreement, here) or [("", "")]:
        yield Asked(
            case=row,
            key=one.key,
            due=one.due,
            overdue=one.overdue,
            whose=list(one.whose),
            organisation=organisation,
            function=function,
            instead=not direct,
        )


def _who_may(
    named: Sequence[str], agreement: Agreement, here: Sequence[Involved]
) -> Iterator[tuple[str, str]]:
    """Functions whose nearest roles are named; those that may step in for anybody, only then."""
    protocol = agreement.protocol.protocol
    for one in here:
        for name, function in functions_at(one.kind):
            roles = function.roles_in(protocol)
            if any(agreement.speaks_for(role, named) for role in roles):
                yield one.id, name


def _leading(row: CaseRow, agreement: Agreement, here: Sequence[Involved]) -> list[tuple[str, str]]:
    if not row.director_role:
        return []
    protocol = agreement.protocol.protocol
    return [
        (one.id, name)
        for one in here
        for name, function in functions_at(one.kind)
        if row.director_role in function.roles_in(protocol)
    ]
