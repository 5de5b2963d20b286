"""Whose consent counts, and whether it is there (Wgbo and AVG: below 12, 12 to 15, from 16)."""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.evolving.people import ANSWERED
from kantelpunt.casework.follows import hold
from kantelpunt.protocol.model.people import Consent, PartyKind

_PARENTS_TOO = 16
_PUPIL_TOO = 12


def consent_lacking(case: Case, agreement: Agreement, party: str, day: date) -> list[str]:
    """Of whom consent for sharing with a party is needed on a day, and is not there.

    The protocol says whose it is, where it does; elsewhere it is the parents' below 12, of both
    from 12, and the pupil's from 16 (CM-21).
    """
    written = [one for one in agreement.protocol.consent if one.id == party]
    needed = _by_protocol(written, case, day) or _by_age(case, agreement, day)
    return [who for who in needed if not _is_given(case, party, who, day)]


def asked_again(case: Case, agreement: Agreement, day: date) -> Iterator[Consent]:
    """Consents that somebody must ask in a step the case is in, and has not asked since it came.

    Whoever says no has answered too: in the next step it is asked again.
    """
    for one in agreement.protocol.consent:
        entered = [case.stages[step] for step in one.steps if step in case.stages]
        if entered and one.asked_by and hold(case, agreement.conditions(one.when)):
            answers = [
                case.moments.get(f"{ANSWERED}{one.id} {who}")
                for who in _by_protocol([one], case, day)
            ]
            if any(answer is None or answer < max(entered) for answer in answers):
                yield one


def age_on(born: date, day: date) -> int:
    """How old someone is; who was born on 29 February is a year older on 1 March."""
    return relativedelta(day, born).years


def _is_given(case: Case, party: str, who: str, day: date) -> bool:
    given = case.consents.get((party, who), False)
    return given if isinstance(given, bool) else day <= given


def _by_protocol(written: list[Consent], case: Case, day: date) -> list[str]:
    found: list[str] = []
    for one in written:
        found += one.by
        age = age_on(case.born, day) if case.born else None
        for rule in one.by_age:
            old_enough = rule.from_ is None or (age is not None and age >= rule.from_)
            if old_enough and (rule.under is None or age is None or age < rule.under):
                found += rule.by
    return list(dict.fromkeys(found))


def _by_age(case: Case, agreement: Agreement, day: date) -> list[str]:
    """Without a birth date both are asked: nothing is guessed."""
    age = age_on(case.born, day) if case.born else None
    kinds = set()
    if age is None or age < _PARENTS_TOO:
        kinds.add(PartyKind.PARENTS)
    if age is None or age >= _PUPIL_TOO:
        kinds.add(PartyKind.PUPIL)
    parties = agreement.protocol.parties
    known = [name for name, party in parties.items() if party.kind in kinds]
    # A protocol that does not name them cannot record their consent: nothing is shared then.
    return known + sorted(kinds - {parties[name].kind for name in known})
