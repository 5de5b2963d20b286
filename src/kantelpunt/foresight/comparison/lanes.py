"""One protocol as a lane on the time axis: the longest way, what follows it, what lies beside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foresight.comparison.day_words import long_day
from kantelpunt.foresight.comparison.facts import Lane, Promised, Row
from kantelpunt.foresight.comparison.leads import LeadSort, lead_sort
from kantelpunt.foresight.comparison.stops import stopped
from kantelpunt.foresight.comparison.told_terms import ToldTerm, told_stage_term, told_term
from kantelpunt.foresight.promises.path import Path
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.steps import Situation, Step
from kantelpunt.protocol.telling.parts.stages import lead_sentences
from kantelpunt.protocol.telling.wording.phrases import actor, sectors
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import length

_FIRST_DAY = "first_day_of_absence"


def lane(teller: Teller, sector: Sector, path: Path, *, with_hope: Path | None = None) -> Lane:
    """The lane of a protocol.

    Args:
        teller: tells the protocol.
        sector: of the pupil; steps of other sectors are left out.
        path: the longest way that the text allows.
        with_hope: the same when substantiated hope is recorded; None where that is not asked.
    """
    stages = _stages_for(teller, sector)
    rows = tuple(_rows(teller, stages, path)) if stages else ()
    later = tuple(_later(teller, stages, rows)) if path.end is None else ()
    shown = {row.stage for row in (*rows, *later)}
    others = tuple(_undated(teller, one) for one in stages.values() if one.id not in shown)
    return Lane(
        protocol=teller.version.id,
        title=teller.protocol.title,
        rows=rows,
        later=later,
        others=others,
        promises=tuple(_promises(teller, path.start)),
        remarks=tuple(_remarks(teller, sector, path, with_hope)),
    )


def _rows(teller: Teller, stages: dict[str, Situation], path: Path) -> Iterator[Row]:
    if path.legs and path.legs[0].from_ > path.start:
        yield _before(teller, path)
    for number, leg in enumerate(path.legs):
        after = path.legs[number + 1] if number + 1 < len(path.legs) else None
        tips_on = after.from_ if after and after.stage != leg.stage else None
        told = told_term(teller, leg.rule)
        row = _row(teller, stages[leg.stage], told)
        yield replace(row, from_=leg.from_, until=leg.until, tips_on=tips_on)


def _before(teller: Teller, path: Path) -> Row:
    """The time in which no step has begun."""
    told, opens = told_term(teller, path.opened_by), path.legs[0].from_
    return Row(
        stage="",
        name=teller.say("Nog geen stap die vanzelf begint", "No step yet that begins by itself"),
        part="",
        rung="",
        leader=teller.say("nog niemand", "nobody yet"),
        lead=teller.say("nog niemand", "nobody yet"),
        sort=LeadSort.NOBODY,
        term=told.term,
        since=told.since,
        short=told.short,
        source=_where(teller, told.source) if told.source else "",
        from_=path.start,
        until=opens - timedelta(days=1),
        tips_on=opens,
    )


def _remarks(teller: Teller, sector: Sector, path: Path, with_hope: Path | None) -> Iterator[str]:
    if left_out := _left_out(teller, sector):
        yield left_out
    elif path.stop is not None:
        yield stopped(teller, path.stop)
    if with_hope is not None and with_hope.legs != path.legs:
        changed = next(
            leg
            for number, leg in enumerate(with_hope.legs)
            if path.legs[number : number + 1] != (leg,)
        )
        name = teller.names.headings[changed.stage].in_(teller.language)
        until = long_day(changed.until, teller.language) if changed.until else teller.missing
        yield teller.say(
            f"Met onderbouwde hoop mag ‘{name}’ duren tot en met {until}.",
            f"With substantiated hope ‘{name}’ may last until {until}.",
        )


def _left_out(teller: Teller, sector: Sector) -> str:
    """Why a protocol says nothing here."""
    if sector not in teller.protocol.sector:
        meant = sectors(teller, teller.protocol.sector)
        return teller.say(f"Geldt alleen voor: {meant}.", f"Holds only for: {meant}.")
    if not teller.protocol.steps:
        return teller.say("Dit protocol heeft geen stappen.", "This protocol has no steps.")
    return ""


def _stages_for(teller: Teller, sector: Sector) -> dict[str, Situation]:
    if sector not in teller.protocol.sector:
        return {}
    every = (*teller.protocol.steps, *teller.protocol.situations)
    return {one.id: one for one in every if not one.sector or sector in one.sector}


def _later(teller: Teller, stages: dict[str, Situation], rows: Sequence[Row]) -> Iterator[Row]:
    """The steps that follow where a date lacks: along tipping points, each step once."""
    known = {row.stage for row in rows}
    if rows:
        at = _next(stages[rows[-1].stage])
    else:
        at = next((one.id for one in stages.values() if isinstance(one, Step)), None)
    while at is not None and at in stages and at not in known:
        known.add(at)
        yield _undated(teller, stages[at])
        at = _next(stages[at])


def _next(stage: Situation) -> str | None:
    if stage.tipping_point is not None:
        return stage.tipping_point.to
    return next((point.to for point in stage.escalations), None)


def _undated(teller: Teller, stage: Situation) -> Row:
    return _row(teller, stage, replace(told_stage_term(teller, stage), source=None))


def _row(teller: Teller, stage: Situation, told: ToldTerm) -> Row:
    return Row(
        stage=stage.id,
        name=teller.names.headings[stage.id].in_(teller.language),
        part=told.part,
        rung=str(stage.rung) if isinstance(stage, Step) else "",
        leader=_leader(teller, stage.lead.role),
        lead="; ".join(lead_sentences(teller, stage.lead)),
        sort=lead_sort(teller.protocol, stage.lead.role),
        term=told.term,
        since=told.since,
        short=told.short,
        source=_where(teller, told.source or stage.source),
    )


def _leader(teller: Teller, who: str) -> str:
    if who.startswith("setting ") and lead_sort(teller.protocol, who) is LeadSort.NOBODY:
        return teller.say("nog te kiezen door de regio", "yet to be chosen by the region")
    return actor(teller, who)


def _where(teller: Teller, clause: Clause) -> str:
    """The place in a text; in another one than most of the protocol rests on, its title too."""
    if clause.in_ == teller.main_source:
        return clause.at
    return f"{teller.names.sources[clause.in_]}, {clause.at}"


def _promises(teller: Teller, start: date) -> Iterator[Promised]:
    for one in teller.protocol.promises:
        term = one.within.term
        dated = term is not None and one.from_ == _FIRST_DAY and term.unit in _CALENDAR
        until = due_date(start, term) if term is not None and dated else None
        yield Promised(one.name, length(teller, one.within), until)


_CALENDAR = (TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS, TermUnit.WORKING_DAYS)
