"""How long hope may last: to the end of the ambition, and no longer than the protocol says."""

from datetime import date

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.due import Terms, last_day, passes_at


def latest_hope(case: Case, agreement: Agreement, terms: Terms, fact: str, today: date) -> date:
    """The last day on which an answer that holds for a time may hold.

    Args:
        case: the case in which it is answered.
        agreement: on which it runs.
        terms: ends of terms on the calendar of the school.
        fact: a fact of the protocol that lasts for a time.
        today: the day on which it is answered.
    """
    lasts = agreement.protocol.facts[fact].lasts
    ends = [passes_at(case, one, terms) for one in agreement.promises]
    if lasts and lasts.term:
        ends.append(terms.passes(today, lasts.term))
    return min((last_day(end) for end in ends if end), default=today)
