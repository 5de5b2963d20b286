"""The journal of this database, verified, and what was found in words."""

from collections.abc import Iterable

from django.db import OperationalError, ProgrammingError

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.web.journal.chain import Anchor
from kantelpunt.web.journal.selectors import anchor_at, head, lines
from kantelpunt.web.journal.verifying import FAULTS, Fault, Verdict, verify

_NO_JOURNAL = Text(
    "deze database heeft geen inzagelogboek; zet in KANTELPUNT_DATA of DATABASE_URL waar de "
    "gegevens van de toepassing staan",
    "this database has no access journal; say in KANTELPUNT_DATA or DATABASE_URL where the data of "
    "the application are",
)


def verify_whole(anchors: Iterable[Anchor] = ()) -> Verdict:
    """Verify every entry; the journal's own head is one of the anchors.

    Raises:
        InputRefused: when the database holds no journal.
    """
    try:
        # The head first: entries that are added meanwhile come behind it.
        own = head()
        return verify(lines(), anchors=[own, *anchors])
    except (OperationalError, ProgrammingError) as error:
        raise refuse("no-journal", _NO_JOURNAL) from error


def verify_latest(most: int) -> Verdict:
    """Verify the latest entries, at most so many; quick enough to wait for on a page."""
    own = head()
    number = max(own.number - most, 0)
    before = anchor_at(number)
    if before is None:
        return Verdict(0, Anchor(number - 1), number, Fault.MISSING)
    return verify(lines(after=before.number), after=before, anchors=[own])


def told(verdict: Verdict) -> Text:
    """What was found, and the new anchor."""
    if verdict.fault is None:
        return Text(
            f"Het inzagelogboek is heel: {verdict.count} regels.\nAnker: {verdict.last}",
            f"The access journal is whole: {verdict.count} entries.\nAnchor: {verdict.last}",
        )
    fault = FAULTS[verdict.fault]
    return Text(
        f"Het inzagelogboek is niet heel: regel {verdict.broken} {fault.nl}. Tot en met regel "
        f"{verdict.last.number} klopt alles. Verander niets en waarschuw wie over "
        "gegevensbescherming gaat.",
        f"The access journal is not whole: entry {verdict.broken} {fault.en}. Up to entry "
        f"{verdict.last.number} all is well. Change nothing, and warn whoever is responsible for "
        "data protection.",
    )
