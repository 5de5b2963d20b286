"""Waar sta ik?: the decision tree of a protocol by questions, one on a page; codes alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.http import urlencode

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.decision_tree import Choice, ChoiceKind, Question, walk
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.pages.saying import said

_CHOOSE = Text("Kies een antwoord.", "Choose an answer.")


@dataclass(frozen=True)
class Answered:
    """A question that was answered.

    Attributes:
        back: what the address asks to answer it anew: the answers before it.
    """

    question: str
    answer: str
    back: str


@dataclass(frozen=True)
class Walked:
    """How far somebody is.

    Attributes:
        given: the answers so far, by the key of each question.
        asked: the question that comes now; None at the end.
        choice: where the questions ended; None before that.
    """

    so_far: tuple[Answered, ...]
    given: Mapping[str, str]
    asked: Question | None
    choice: Choice | None


def walked(protocol: Protocol, answers: Mapping[str, str]) -> Walked:
    """Walk as far as the answers of an address go; what is no answer counts for nothing."""
    given: dict[str, str] = {}
    so_far: list[Answered] = []
    questions = walk(protocol)
    try:
        asked = next(questions)
        while True:
            named = {one.key: said(one.text) for one in asked.answers}
            answer = answers.get(asked.key, "")
            if answer not in named:
                return Walked(tuple(so_far), given, asked, None)
            so_far.append(Answered(said(asked.text), named[answer], f"?{urlencode(given)}"))
            given[asked.key] = answer
            asked = questions.send(answer)
    except StopIteration as ended:
        return Walked(tuple(so_far), given, None, ended.value)


class AnswerForm(forms.Form):
    """One question with its answers."""

    antwoord = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: Mapping[str, str] | None, question: Question) -> None:
        super().__init__(data)
        self.fields["antwoord"] = forms.ChoiceField(
            label=said(question.text),
            choices=[(one.key, said(one.text)) for one in question.answers],
            widget=forms.RadioSelect,
            error_messages={"required": said(_CHOOSE), "invalid_choice": said(_CHOOSE)},
        )


_ENDS = {
    ChoiceKind.STEP: Text("Ga naar deze stap", "Go to this step"),
    ChoiceKind.SITUATION: Text("Volg deze situatie", "Follow this situation"),
    ChoiceKind.EXIT: Text("De stappen zijn klaar", "The steps are done"),
    ChoiceKind.STAY: Text("Blijf in deze stap", "Stay in this step"),
    ChoiceKind.NONE: Text("Er is nu geen stap nodig", "No step is needed now"),
}


def end_of(choice: Choice) -> str:
    """What a choice asks, in a few words."""
    return said(_ENDS[choice.kind])


def place_of(choice: Choice, given: Mapping[str, str]) -> str:
    """The place in the protocol at which the walk ended; empty when it is nowhere."""
    match choice.kind:
        case ChoiceKind.STEP:
            return f"steps.{choice.id}"
        case ChoiceKind.SITUATION:
            return f"situations.{choice.id}"
        case ChoiceKind.STAY | ChoiceKind.EXIT:
            return f"steps.{given['now']}"
        case ChoiceKind.NONE:
            return ""
