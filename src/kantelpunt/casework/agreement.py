"""A version of a protocol, made ready for the cases of a sector that run on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kantelpunt.casework.case import Case
from kantelpunt.casework.conditions import Condition, conditions
from kantelpunt.casework.contacts import contact_timers
from kantelpunt.casework.stages import Choices, Stage, prepared
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.casework.ways import WayIn
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.agreed_terms import agreed_term_from
from kantelpunt.protocol.model.agreements import OfferState
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import Party
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import ExitKind, Output
from kantelpunt.protocol.reader import ProtocolVersion

NATIONAL = "promises.landelijk-drie-maanden"
"""The national clock, which runs in every case: three months from the first day of absence."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """A protocol as cases use it.

    Attributes:
        id: names the version: `utrecht@2017-01-01`.
        stages: the steps and situations of this sector, by id, in the protocol's order.
        opens: per signal the step that it opens.
        promises: the clocks of the protocol's promises, and the national one.
        reports: what must be reported, and when.
        reported_on: per report the conditions of which one makes it due.
        entries: terms after which a step or situation is entered.
    """

    id: str
    protocol: Protocol
    sector: Sector
    stages: Mapping[str, Stage]
    opens: Mapping[str, str]
    promises: tuple[Timer, ...]
    reports: tuple[Timer, ...]
    reported_on: Mapping[str, tuple[Condition, ...]]
    entries: tuple[Timer, ...]
    choices: Choices

    @classmethod
    def of(
        cls, version: ProtocolVersion, sector: Sector, chosen: Mapping[str, str] | None = None
    ) -> "Agreement":
        """Make a version of a protocol ready.

        Args:
            version: the version.
            sector: of the schools whose cases run on it.
            chosen: what the region chose, per setting; defaults stand for the rest.
        """
        protocol = version.protocol
        defaults = {one.id: str(one.default) for one in protocol.settings if one.default}
        choices = Choices({**defaults, **(chosen or {})})
        stages = {
            stage.id: stage
            for stage in prepared(protocol, choices)
            if not stage.written.sector or sector in stage.written.sector
        }
        opens = {one.id: one.opens for one in protocol.signals if one.opens in stages}
        reports = [one for one in protocol.reports if one.on and not one.anonymous]
        reports = [one for one in reports if not one.sector or sector in one.sector]
        return cls(
            f"{version.id}@{version.first.isoformat()}",
            protocol,
            sector,
            stages,
            {signal: step for signal, step in opens.items() if step},
            tuple(_promises(protocol)),
            tuple(
                Timer(
                    f"reports.{one.id}",
                    TimerKind.REPORT,
                    None,
                    one.from_ or "condition",
                    *choices.term(one.within),
                    tuple(one.by),
                    one.or_agreed,
                    item=one.id,
                    to=tuple(one.to),
                )
                for one in reports
            ),
            {f"reports.{one.id}": conditions(one.on, protocol.facts) for one in reports},
            tuple(_entries(stages.values(), protocol, choices)),
            choices,
        )

    @cached_property
    def actors(self) -> Actors:
        """Whoever the protocol names."""
        return Actors.of(self.protocol)

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """The parties that are there for children of this sector, by id."""
        parties = self.protocol.parties.items()
        return {name: one for name, one in parties if not one.sector or self.sector in one.sector}

    @cached_property
    def led_into(self) -> Mapping[str, tuple[tuple[Stage, WayIn], ...]]:
        """Per moment, such as `fact ID`, the steps that may be entered once it comes about."""
        found: dict[str, tuple[tuple[Stage, WayIn], ...]] = {}
        for stage in self.stages.values():
            for way in stage.ways_in:
                asked = (way.fact, *way.requires) if way.fact else ()
                for moment in dict.fromkeys(moment for one in asked for moment in one.moments):
                    found[moment] = (*found.get(moment, ()), (stage, way))
        return found

    @cached_property
    def timed_reports(self) -> tuple[Timer, ...]:
        """The reports of which the text gives a term."""
        return tuple(one for one in self.reports if one.has_length)

    @cached_property
    def contacts(self) -> tuple[Timer, ...]:
        """How often parents or pupil are told something."""
        return tuple(contact_timers(self.protocol, self.sector, self.choices))

    @cached_property
    def throughout(self) -> tuple[Timer, ...]:
        """What runs through the whole of a case while the child is absent."""
        return (*self.entries, *self.promises)

    @cached_property
    def told_by(self) -> Mapping[str, frozenset[str]]:
        """Per report the moments that may make it due."""
        return {
            report: frozenset(moment for one in wanted for moment in one.moments)
            for report, wanted in self.reported_on.items()
        }

    @cached_property
    def everyone(self) -> frozenset[str]:
        """The ids of all roles, parties and bodies."""
        return frozenset({*self.actors.roles, *self.actors.parties, *self.actors.bodies})

    @cached_property
    def about_attendance(self) -> frozenset[str]:
        """The facts by which a step is left because the child is at school again.

        What a situation asks, such as whether a worry was taken away, may be another question.
        """
        exits = [way for one in self.stages.values() if one.rank >= 0 for way in one.ways_out]
        return frozenset(
            way.when[0].fact
            for way in exits
            if way.kind is ExitKind.RESTORED and len(way.when) == 1 and way.when[0].fact
        )

    @cached_property
    def outputs(self) -> Mapping[str, Output]:
        """What steps and situations yield, by id."""
        return {one.id: one for stage in self.stages.values() for one in stage.written.outputs}

    @cached_property
    def timers(self) -> Mapping[str, Timer]:
        """Every term of the protocol by its place."""
        own = [timer for stage in self.stages.values() for timer in stage.timers]
        throughout = (*self.promises, *self.reports, *self.contacts)
        return {timer.key: timer for timer in (*own, *throughout)}

    def conditions(self, texts: Iterable[str]) -> tuple[Condition, ...]:
        """Conditions as the protocol writes them, ready to be held against a case."""
        return conditions(texts, self.protocol.facts)

    def lead(self, case: Case, stage: Stage) -> str:
        """The role that leads a step by the protocol, or `not_in_text`."""
        for when, role in stage.leads:
            if all(one.holds(case.facts, case.moments) for one in when):
                return role
        return NOT_IN_TEXT

    def may_lead(self, case: Case, stage: Stage, role: str) -> bool:
        """Whether someone in a role may lead a step: as its lead, beside it, or by its mandate."""
        lead, written = self.lead(case, stage), stage.written.lead
        if self.speaks_for(role, (lead, *written.together_with)):
            return True
        by_mandate = written.or_mandated and lead == self.choices.resolved(written.role)
        return by_mandate and bool(
            {*self.actors.parties_of(lead)} & {*self.actors.parties_of(role)}
        )

    def named_by(self, lead: str) -> tuple[str, ...]:
        """Who names the person that leads, where the text says so."""
        role = self.actors.roles.get(lead)
        return tuple(who for who in role.chosen_by if who != NOT_IN_TEXT) if role else ()

    def main(self, case: Case) -> Stage | None:
        """The step furthest on the ladder, or else the situation entered last."""
        inside = [self.stages[name] for name in case.stages if name in self.stages]
        return max(inside, key=lambda stage: stage.rank, default=None)

    def left(self, case: Case) -> list[str]:
        """The steps and situations that a case was in, and is in no more."""
        been = (name for name in self.stages if f"step {name}" in case.moments)
        return [name for name in been if name not in case.stages]

    def speaks_for(self, role: str, anyone: Iterable[str]) -> bool:
        """Whether someone in a role is one of those who are named.

        A role stands for its party, and a seat for its body; `not_in_text` is anyone.
        """
        return any(
            who == NOT_IN_TEXT or role == who or role in self._behind(self.choices.resolved(who))
            for who in anyone
        )

    def _behind(self, who: str) -> frozenset[str]:
        """The roles, parties and bodies that act for one that is named."""
        known = self._known_behind.get(who)
        if known is None:
            known = self._known_behind[who] = frozenset(self._found_behind(who, set()))
        return known

    @cached_property
    def _known_behind(self) -> dict[str, frozenset[str]]:
        return {}

    def _found_behind(self, who: str, seen: set[str]) -> set[str]:
        if who in seen:
            return seen
        seen.add(who)
        protocol = self.protocol
        if who in protocol.parties:
            for role, one in protocol.roles.items():
                if who in one.party:
                    seen.add(role)
            for party, one_party in protocol.parties.items():
                if one_party.part_of == who:
                    self._found_behind(party, seen)
        elif who in self.actors.bodies:
            for seat in self.actors.bodies[who].seats:
                for one_seat in seat.who:
                    self._found_behind(self.choices.resolved(one_seat), seen)
        return seen


def _entries(stages: Iterable[Stage], protocol: Protocol, choices: Choices) -> Iterator[Timer]:
    for stage in stages:
        for number, entry in enumerate(stage.written.entered, 1):
            if entry.after and entry.from_:
                yield Timer(
                    f"{stage.place}.entered.{number}",
                    TimerKind.ENTRY,
                    stage.id,
                    entry.from_,
                    *choices.term(entry.after),
                    (choices.resolved(stage.written.lead.role),),
                    when=conditions(entry.requires, protocol.facts),
                )


def _promises(protocol: Protocol) -> Iterator[Timer]:
    for promise in protocol.promises:
        yield Timer(
            f"promises.{promise.id}",
            TimerKind.PROMISE,
            None,
            promise.from_,
            promise.within.kind,
            promise.within.term,
            (),
            item=promise.id,
            until=promise.until,
        )
    three_months = agreed_term_from("3 months")
    yield Timer(
        NATIONAL,
        TimerKind.PROMISE,
        None,
        "first_day_of_absence",
        three_months.kind,
        three_months.term,
        (),
        item="landelijk-drie-maanden",
        until=OfferState.STARTED,
    )
