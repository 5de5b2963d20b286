"""Terms that are agreed otherwise, stand still, run again or are made longer."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from django import forms

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.casework.events.clocks import TermExtended, TermResumed, TermSet, TermSuspended
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.timers import Timer
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.agreed_words import length
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
    Options,
    ask,
    day_field,
    offer,
    one,
    one_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import rule_options
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_WHICH = Text("Welke termijn?", "Which term?")
_AMOUNT = Text("Hoe lang?", "How long?")
_UNIT = Text("Waarin geteld?", "Counted in what?")
_STILL = Text("Tot en met welke dag staat de termijn stil?", "Until which day does it stand still?")
_WHY = Text("Waarom?", "Why?")
_UNITS = (
    TermUnit.DAYS,
    TermUnit.WEEKS,
    TermUnit.MONTHS,
    TermUnit.WORKING_DAYS,
    TermUnit.SCHOOL_DAYS,
    TermUnit.SCHOOL_WEEKS,
)
_MANY = 2


def _may_differ(setting: Setting) -> dict[str, Timer]:
    """Terms of these steps for which the text lets people agree another."""
    dossier = setting.dossier
    return {
        key: timer
        for key, timer in dossier.agreement.timers.items()
        if timer.or_agreed and (timer.stage is None or timer.stage in dossier.case.stages)
    }


def _running(setting: Setting) -> Options:
    keys = {one.key for one in setting.dossier.seen.to_do if one.due and not one.overdue}
    return rule_options(setting, [key for key in _may_differ(setting) if key in keys])


def _standing_still(setting: Setting) -> Options:
    today = setting.now.date()
    suspended = setting.dossier.case.suspended
    still = [key for key, one in suspended.items() if one and one[-1].last >= today]
    return rule_options(setting, still)


class TermForm(ActForm):
    """Which term, and how long."""

    timer = one_field()
    amount = forms.IntegerField(min_value=1, max_value=9999)
    unit = one_field()

    def prepare(self) -> None:
        """The terms that may be agreed otherwise; counted as the text counts."""
        options = self.options()
        given = self.setting.given.get("termijn")
        offer(self, "timer", _WHICH, options, first=given)
        known = _may_differ(self.setting).get(given or (options[0][0] if options else ""))
        ask(self, "amount", _AMOUNT)
        units = [(unit.value, _unit(unit)) for unit in _UNITS]
        first = known.term.unit.value if known and known.term else TermUnit.SCHOOL_WEEKS.value
        offer(self, "unit", _UNIT, units, first=first)

    def options(self) -> Options:
        """Which terms."""
        return rule_options(self.setting, _may_differ(self.setting))


def _unit(unit: TermUnit) -> str:
    """`schoolweken`: the word without its number."""
    return said(length(Term(_MANY, unit))).partition(" ")[2]


def _term(cleaned: Cleaned) -> str:
    return f"{cleaned['amount']} {one(cleaned['unit'])}"


def _set(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [TermSet(one(cleaned["timer"]), _term(cleaned))]


class LongerForm(TermForm):
    """Which term that runs, how long, and why."""

    ground = words_field()

    def prepare(self) -> None:
        """And why."""
        super().prepare()
        ask(self, "ground", _WHY, WITHOUT_NAMES)

    def options(self) -> Options:
        """Those that run."""
        return _running(self.setting)


def _longer(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [TermExtended(one(cleaned["timer"]), _term(cleaned), one(cleaned["ground"]))]


class StillForm(ActForm):
    """Which term stands still, until when, and why."""

    timer = one_field()
    until = day_field()
    ground = words_field()

    def prepare(self) -> None:
        """Those that run."""
        options, given = _running(self.setting), self.setting.given.get("termijn")
        offer(self, "timer", _WHICH, options, first=given)
        ask(self, "until", _STILL, first=self.setting.now.date() + timedelta(weeks=1))
        ask(self, "ground", _WHY, WITHOUT_NAMES)


def _still(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    until = cast("date", cleaned["until"])
    return [TermSuspended(one(cleaned["timer"]), until, one(cleaned["ground"]))]


class ResumeForm(ActForm):
    """Which term runs again."""

    timer = one_field()

    def prepare(self) -> None:
        """Those that stand still."""
        offer(self, "timer", _WHICH, _standing_still(self.setting))


def _resumed(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [TermResumed(one(cleaned["timer"]))]


ACTS = (
    Act(
        "termijn",
        Text("Andere termijn afspreken", "Agree on another term"),
        Text("De termijn is afgesproken.", "The term is agreed."),
        Part.TIMELINE,
        TermForm,
        _set,
        Group.TERMS,
        lambda setting: is_open(setting) and bool(_may_differ(setting)),
    ),
    Act(
        "termijn-stil",
        Text("Termijn stilzetten", "Let a term stand still"),
        Text("De termijn staat stil.", "The term stands still."),
        Part.TIMELINE,
        StillForm,
        _still,
        Group.TERMS,
        lambda setting: is_open(setting) and bool(_running(setting)),
    ),
    Act(
        "termijn-verder",
        Text("Termijn weer laten lopen", "Let a term run again"),
        Text("De termijn loopt weer.", "The term runs again."),
        Part.TIMELINE,
        ResumeForm,
        _resumed,
        Group.TERMS,
        lambda setting: is_open(setting) and bool(_standing_still(setting)),
    ),
    Act(
        "termijn-langer",
        Text("Termijn verlengen", "Make a term longer"),
        Text("De termijn is verlengd.", "The term is longer now."),
        Part.TIMELINE,
        LongerForm,
        _longer,
        Group.TERMS,
        lambda setting: is_open(setting) and bool(_running(setting)),
    ),
)
