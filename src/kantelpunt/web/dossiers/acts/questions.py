"""Answers to the questions of the protocol, and hope."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import cast

from django.urls import reverse

from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.events.judged import FactJudged, HopeRecorded
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.hope import latest_hope
from kantelpunt.casework.rules_now import bearing
from kantelpunt.casework.stages import Stage
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import GIVEN, Act, ActForm, Cleaned, Group, Setting, Texts
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
from kantelpunt.web.dossiers.acts.may import for_this_person
from kantelpunt.web.dossiers.acts.naming import stages_now
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

NOT_YET = Text("nog niet mogelijk", "not possible yet")
"""Behind what cannot be chosen before something is established."""
_WHICH = Text("Welke vraag beantwoordt u?", "Which question do you answer?")
_ANSWER = Text("Wat is het antwoord?", "What is the answer?")
_LEADS = Text(
    "Uw antwoord kan de casus naar een andere stap brengen, of sluiten.",
    "Your answer may bring the case into another step, or close it.",
)
_ABOUT = Text("Wat is er aan de hand?", "What is the matter?")
_GROUNDS = Text("Waarop rust dat?", "On what does that rest?")
_HOPE = Text("Welke hoop is er?", "What hope is there?")
_UNTIL = Text("Tot en met welke dag geldt dit?", "Until which day does this hold?")
_YES, _NO = Text("Ja", "Yes"), Text("Nee", "No")


def _questions(stages: Iterable[Stage]) -> Iterator[Condition]:
    """What ways on and out, tasks and decisions of some steps ask."""
    for stage in stages:
        for way in stage.ways_on:
            yield from (*way.unless, *way.needs, *way.earlier)
        for out in stage.ways_out:
            yield from out.when
        for timer in stage.timers:
            yield from (*timer.when, *timer.unless)
        for when, _ in stage.leads:
            yield from when


def _decided_on(setting: Setting) -> Iterator[Condition]:
    """What decisions, and the mandates under them, ask first."""
    agreement = setting.dossier.agreement
    mandates = {one.id: one for one in agreement.protocol.mandates}
    for stage in stages_now(setting):
        for decision in stage.written.decisions:
            for option in decision.options:
                yield from agreement.conditions(option.when)
            if decision.mandate in mandates:
                yield from agreement.conditions(mandates[decision.mandate].when)


def _elsewhere(setting: Setting) -> Iterator[Condition]:
    """What leads into steps and situations the case is not in, or makes a rule count."""
    case, stages = setting.dossier.case, setting.dossier.agreement.stages
    for name, stage in stages.items():
        if name not in case.stages:
            for way in stage.ways_in:
                yield from (*((way.fact,) if way.fact else ()), *way.requires)
    yield from bearing(setting.dossier.agreement)


def _options(setting: Setting, conditions: Iterable[Condition]) -> Options:
    """Questions that people answer by yes or no; those that last for a time are hope."""
    facts = setting.dossier.agreement.protocol.facts
    asked = dict.fromkeys(condition.fact for condition in conditions if condition.fact)
    return [(name, facts[name].ask) for name in asked if not facts[name].lasts]


def of_these_steps(setting: Setting) -> Options:
    """The questions of the steps and situations the case is in.

    What the text has nobody in particular answer is for who leads, or follows the whole course.
    """
    found = _options(setting, [*_questions(stages_now(setting)), *_decided_on(setting)])
    if Part.TIMELINE in setting.parts or setting.dossier.row.director == setting.viewer.person:
        return found
    facts = setting.dossier.agreement.protocol.facts
    return [one for one in found if facts[one[0]].by]


def answered_first(setting: Setting, lacking: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    """Where this person answers the questions that are lacking, with each as it is asked."""
    facts, answerable = setting.dossier.agreement.protocol.facts, dict(of_these_steps(setting))
    for fact in filter(None, dict.fromkeys(each.fact for each in lacking)):
        if fact in answerable or (facts[fact].lasts and Part.TIMELINE in setting.parts):
            key = "hoop" if facts[fact].lasts else "vraag"
            case = setting.dossier.row.id
            yield reverse("dossiers:act", args=[case, key], query={"vraag": fact}), facts[fact].ask


def leading_elsewhere(setting: Setting) -> Options:
    """Questions that lead into another step or situation, or make a rule count."""
    known = dict(of_these_steps(setting))
    return [one for one in _options(setting, _elsewhere(setting)) if one[0] not in known]


class QuestionForm(ActForm):
    """Which question, the answer, and on what it rests."""

    fact = one_field()
    answer = one_field()
    grounds = words_field(required=False)

    def prepare(self) -> None:
        """The questions of these steps."""
        first = self.setting.given.get("vraag")
        offer(self, "fact", _WHICH, self.options(), first=first)
        answers = [("yes", said(_YES)), ("no", said(_NO))]
        offer(self, "answer", _ANSWER, answers, _LEADS)
        ask(self, "grounds", _GROUNDS, WITHOUT_NAMES)

    def options(self) -> Options:
        """What this person may answer."""
        return for_this_person(
            self.setting,
            of_these_steps(self.setting),
            lambda fact: FactJudged(fact, grounds=GIVEN),
        )


class MatterForm(QuestionForm):
    """What is the matter, so that another step or situation begins."""

    def prepare(self) -> None:
        """The questions that lead elsewhere; the answer is most often yes."""
        super().prepare()
        self.fields["fact"].label = said(_ABOUT)
        self.fields["answer"].initial = "yes"

    def options(self) -> Options:
        """What may be answered."""
        return leading_elsewhere(self.setting)


def _judged(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    true = cleaned["answer"] == "yes"
    return [FactJudged(one(cleaned["fact"]), true, one(cleaned["grounds"]))]


def _hopes(setting: Setting) -> Options:
    facts = setting.dossier.agreement.protocol.facts
    return [(name, fact.ask) for name, fact in facts.items() if fact.lasts]


class HopeForm(ActForm):
    """Which hope, on what it rests and until when."""

    fact = one_field()
    grounds = words_field()
    until = day_field()

    def prepare(self) -> None:
        """What the protocol calls hope; two weeks, or as long as it may."""
        hopes, dossier = _hopes(self.setting), self.setting.dossier
        offer(self, "fact", _HOPE, hopes, first=self.setting.given.get("vraag"))
        ask(self, "grounds", _GROUNDS, WITHOUT_NAMES)
        today = self.setting.now.date()
        terms = surroundings_of(dossier.row, today).terms
        latest = min(
            (latest_hope(dossier.case, dossier.agreement, terms, key, today) for key, _ in hopes),
            default=today,
        )
        ask(self, "until", _UNTIL, first=min(latest, today + timedelta(weeks=2)))


def _hoped(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    until = cast("date", cleaned["until"])
    return [HopeRecorded(one(cleaned["fact"]), one(cleaned["grounds"]), until)]


ACTS = (
    Act(
        "vraag",
        Text("Vraag van deze stap beantwoorden", "Answer a question of this step"),
        Text("Het antwoord is vastgelegd.", "The answer is recorded."),
        Part.TASKS,
        QuestionForm,
        _judged,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(of_these_steps(setting)),
        lambda setting: [FactJudged(key, grounds=GIVEN) for key, _ in of_these_steps(setting)],
    ),
    Act(
        "situatie",
        Text(
            "Vaststellen dat er iets anders speelt", "Establish that something else is the matter"
        ),
        Text("Wat er speelt, is vastgelegd.", "What is the matter is recorded."),
        Part.TIMELINE,
        MatterForm,
        _judged,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(leading_elsewhere(setting)),
        lambda setting: [FactJudged(key, grounds=GIVEN) for key, _ in leading_elsewhere(setting)],
    ),
    Act(
        "hoop",
        Text("Onderbouwde hoop vastleggen", "Record substantiated hope"),
        Text("De hoop is vastgelegd.", "The hope is recorded."),
        Part.TIMELINE,
        HopeForm,
        _hoped,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(_hopes(setting)),
        lambda setting: [
            HopeRecorded(key, GIVEN, setting.now.date()) for key, _ in _hopes(setting)
        ],
    ),
)
