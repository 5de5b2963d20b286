"""Adding to the journal, one entry at a time.

An entry stands or falls with the transaction of its caller, so that nothing is changed without an
entry. Two rules follow. Add the entry last in a transaction, since all others wait for its end
before they can add theirs. And write what is refused outside a transaction that the refusal undoes.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from kantelpunt.casework.payloads import SHORTEST_SALT, DestroyedBecause, Payload
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.web.journal.chain import FACTS, Facts, hash_of
from kantelpunt.web.journal.models import Detail, Entry, Head, Subject
from kantelpunt.web.journal.words import Action, Kind, Result

_ONLY_HEAD = 1
_ORIGIN = "kantelpunt.web.journal.origin"


@dataclass(frozen=True)
class Who:
    """Who does something, in which function, and from where.

    Attributes:
        person: id of the person, "" for nobody (who failed to sign in).
        role: id of the function in which the person does it (`policy/functions.yaml`).
        organisation: id of the organisation for which the person does it.
        address: the network address; the journal keeps a keyed hash of it only.
    """

    person: str = ""
    role: str = ""
    organisation: str = ""
    address: str = field(default="", repr=False)


NOBODY = Who()


def look(
    who: Who,
    action: Action,
    kind: Kind,
    subjects: Iterable[str],
    *,
    now: datetime,
    parts: Iterable[str] = (),
    result: Result = Result.ALLOWED,
    code: str = "",
    detail: str = "",
) -> int:
    """Add one entry to the journal: what somebody saw or did, or was refused.

    Call it last in a transaction, and for what is refused outside one.

    Args:
        who: who did it.
        action: what was done.
        kind: with what.
        subjects: opaque ids of what it was, and of pupils whom it is about; all find the entry.
        now: when; an aware moment.
        parts: the parts of a case that were shown, when not all.
        result: how it ended.
        code: why it was refused, or on which ground it was allowed.
        detail: a text to be kept for some time only, such as the reason of an override.

    Returns:
        The number of the entry.

    Raises:
        ValueError: when the moment has no time zone; a mistake in the program.
    """
    with transaction.atomic(savepoint=False):
        head = _head_in_turn()
        facts = Facts(
            number=head.number + 1,
            moment=now,
            **_of(who),
            action=action.value,
            kind=kind.value,
            subjects=tuple(dict.fromkeys(subjects)),
            parts=tuple(dict.fromkeys(parts)),
            result=result.value,
            code=code,
            detail_hash=_kept_apart(detail) if detail else "",
            previous=head.hash,
        )
        _add(facts, head)
    return facts.number


def destroy_detail(who: Who, number: int, because: DestroyedBecause, *, now: datetime) -> int:
    """Destroy the text that belongs to an entry; that this was done is an entry of its own.

    Args:
        who: who does it.
        number: the number of the entry.
        because: why.
        now: when; an aware moment.

    Returns:
        The number of the entry that tells of it.

    Raises:
        InputRefused: when the entry has no text, or it was destroyed before.
    """
    with transaction.atomic():
        entry = Entry.objects.filter(number=number).first()
        key = entry.detail_hash if entry else ""
        whole = Detail.objects.filter(hash=key, destroyed_on=None)
        if not key or not whole.update(
            salt="", text="", destroyed_on=now.date(), because=because.value
        ):
            raise refuse("no-detail", _nothing_there(number))
        return look(who, Action.DESTROY, Kind.JOURNAL, [], now=now, code=f"{number}:{because}")


def _head_in_turn() -> Head:
    """The head, locked until the transaction ends: whoever comes next waits here."""
    heads = Head.objects.select_for_update()
    head = heads.filter(id=_ONLY_HEAD).first()
    if head is None:
        Head.objects.bulk_create([Head(id=_ONLY_HEAD)], ignore_conflicts=True)
        head = heads.get(id=_ONLY_HEAD)
    return head


def _add(facts: Facts, head: Head) -> None:
    kept = {name: getattr(facts, name) for name in FACTS}
    kept |= {"subjects": list(facts.subjects), "parts": list(facts.parts)}
    entry = Entry(**kept, hash=hash_of(facts))
    entry.save()
    Subject.objects.bulk_create([Subject(entry=entry, subject=one) for one in facts.subjects])
    head.number, head.hash = facts.number, entry.hash
    head.save(update_fields=["number", "hash"])


def _of(who: Who) -> dict[str, str]:
    keyed = salted_hmac(_ORIGIN, who.address, algorithm="sha256").hexdigest()
    return {
        "actor": who.person,
        "role": who.role,
        "organisation": who.organisation,
        "origin": keyed if who.address else "",
    }


def _kept_apart(text: str) -> str:
    payload = Payload(salt=secrets.token_bytes(SHORTEST_SALT), text=text)
    Detail.objects.create(hash=payload.hash, salt=payload.salt.hex(), text=text)
    return payload.hash


def _nothing_there(number: int) -> Text:
    return Text(
        f"bij regel {number} van het inzagelogboek hoort geen tekst meer; kies een andere regel",
        f"no text belongs to entry {number} of the access journal any more; choose another entry",
    )
