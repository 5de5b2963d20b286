"""`kantelpunt protocol ask`: the decision tree, walked by questions."""

from typing import Annotated

import typer

from kantelpunt.cli.session import Policy, Session
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.decision_tree import Choice, Question, walk
from kantelpunt.protocol.reader import ProtocolVersion


def ask(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of pad. / Id or path.")],
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="VRAAG=ANTWOORD",
            help="Antwoord vooraf, mag vaker; wat dan niet gegeven is, wordt gevraagd. / "
            "An answer beforehand, may be repeated.",
        ),
    ] = None,
    policy: Policy = None,
) -> None:
    """Loop de beslisboom van een protocol door. / Walk the decision tree of a protocol.

    Voorbeeld: kantelpunt protocol ask landelijk
    """
    session: Session = context.obj
    chosen = choose_protocol(name, policy)
    version = chosen.shelf.of_protocol(chosen.id)[-1]
    beforehand = _split(given or [])
    questions = walk(version.protocol)
    asked = next(questions)
    while True:
        answer = beforehand.get(asked.key) or _prompt(asked, session.language)
        known = [one.key for one in asked.answers]
        if answer not in known:
            raise refuse("unknown-answer", unknown_name(answer, known, Text("antwoord", "answer")))
        try:
            asked = questions.send(answer)
        except StopIteration as ended:
            typer.echo(_told(ended.value, version, session.language))
            return


def _split(given: list[str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for one in given:
        key, sign, answer = one.partition("=")
        if not sign:
            text = Text(
                f'"{one}" is geen antwoord; schrijf vraag=antwoord, zoals now=none',
                f'"{one}" is no answer; write question=answer, such as now=none',
            )
            raise refuse("no-answer", text)
        answers[key.strip()] = answer.strip()
    return answers


def _prompt(asked: Question, language: Language) -> str:
    """The key of the answer that is chosen, by its number."""
    typer.echo(f"\n{asked.text.in_(language)}")
    for number, answer in enumerate(asked.answers, start=1):
        typer.echo(f"  {number}. {answer.text.in_(language)}")
    wanted = Text("Kies een nummer", "Choose a number").in_(language)
    chosen = 0
    while not 1 <= chosen <= len(asked.answers):
        chosen = typer.prompt(wanted, type=int)
    return asked.answers[chosen - 1].key


def _told(choice: Choice, version: ProtocolVersion, language: Language) -> str:
    lines = [f"\n→ {choice.name}", choice.reason.in_(language)]
    if choice.source:
        title = version.protocol.sources[choice.source.in_].title
        label = Text("Bron", "Source").in_(language)
        lines.append(f"{label}: {title}, {choice.source.at}")
    return "\n".join(lines)
