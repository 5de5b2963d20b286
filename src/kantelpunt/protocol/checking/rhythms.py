"""Faults in reports, meetings and themes: nobody could tell when, or under what."""

from collections.abc import Iterator

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.agreed_terms import IntervalKind, TermKind
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.ways import stages
from kantelpunt.protocol.model.agreements import Report
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.protocol import Protocol


def rhythm_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every report without recipient or term, and every meeting without rhythm."""
    for report in protocol.reports:
        at = f"reports.{report.id}"
        if NOT_IN_TEXT in report.to and not report.reading:
            yield Fault(
                f"{at}.to",
                Text("deze rapportage gaat naar niemand", "this report goes to nobody"),
                Text(
                    "noem de ontvanger, of zeg in een reading dat de tekst die openlaat",
                    "name the recipient, or say in a reading that the text leaves it open",
                ),
            )
        if not _has_term(report):
            yield Fault(
                at,
                Text("deze rapportage heeft geen termijn", "this report has no term"),
                Text(
                    "geef within, every, due of together_with; laat de tekst het open, zeg dat "
                    "dan in een reading",
                    "give within, every, due or together_with; if the text leaves it open, say so "
                    "in a reading",
                ),
            )
    for meeting in protocol.meetings:
        if not (meeting.every or meeting.on or meeting.due):
            yield Fault(
                f"meetings.{meeting.id}",
                Text("dit overleg heeft geen ritme", "this meeting has no rhythm"),
                Text("geef every, on of due", "give every, on or due"),
            )


def _has_term(report: Report) -> bool:
    open_term = report.within is not None and report.within.kind is TermKind.NOT_IN_TEXT
    open_every = report.every is not None and report.every.kind is IntervalKind.NOT_IN_TEXT
    given = (report.within and not open_term) or (report.every and not open_every)
    if given or report.due or report.together_with:
        return True
    return (open_term or open_every) and bool(report.reading)


def theme_faults(protocol: Protocol, inherited: frozenset[str]) -> Iterator[Fault]:
    """Where an agreement has pillars, every task, signal and report stands under one of them.

    Args:
        protocol: the agreement.
        inherited: places that come from the base, which knows no pillars.
    """
    if not protocol.themes:
        return
    parts = [(f"signals.{one.id}", one.theme) for one in protocol.signals]
    parts += [(f"reports.{one.id}", one.theme) for one in protocol.reports]
    parts += [
        (f"{at}.tasks.{task.id}", task.theme or stage.theme)
        for at, stage in stages(protocol)
        for task in stage.tasks
    ]
    known = ", ".join(protocol.themes)
    for at, theme in parts:
        if theme is None and not any(at.startswith(place) for place in inherited):
            yield Fault(
                at,
                Text("dit staat onder geen thema", "this stands under no theme"),
                Text(f"geef theme: kies uit {known}", f"give theme: choose from {known}"),
            )
