"""The JSON Schema of the protocol language, for editors that complete and explain keys."""

from typing import Any

from kantelpunt.protocol.model.protocol import Protocol

_EVERYWHERE = {
    "about": "What it is about.",
    "after": "How long, before the case goes on or comes in.",
    "agreed_by": "Who must agree to it.",
    "asked_by": "Who asks for it.",
    "bodies": "Tables, teams and networks in which several parties act together.",
    "by": "Who does, decides or judges it.",
    "by_age": "Who consents, by the age of the pupil.",
    "called_by": "Who calls the meeting.",
    "chair": "Who presides, or that this seat does.",
    "choices": "From what is chosen.",
    "commissioned_by": "On whose behalf it works.",
    "covers": "Ids of the requirements that this meets.",
    "consent": "Where consent is needed, and whose.",
    "decisions": "Points at which someone decides.",
    "duty": "Whether it must, must not, or may be done.",
    "entered": "Ways in, besides signals and tipping points.",
    "every": "How often.",
    "except": "Over what it does not go.",
    "exits": "Ways out that are no escalation.",
    "facts": "Questions that are answered by yes or no, by people or by a signal.",
    "from": "From when it counts.",
    "given_by": "Who gave it.",
    "goal": "What must be reached.",
    "goal_at_most": "The share that it should be at most: 5%.",
    "goal_exceeds": "The share that it should be more than: 80%.",
    "guides": "What people are shown at the right moment.",
    "holder": "Who holds it.",
    "holds": "What it contains.",
    "id": "Name in files and addresses: small letters, digits, hyphens.",
    "items": "What it tells, one by one.",
    "kept_by": "Who keeps it.",
    "kind": "Of which sort it is.",
    "lead": "Who is at the wheel: a role, or a role with exceptions.",
    "mandates": "Who may decide, over what, and over what not.",
    "meetings": "Who meet, when, about what.",
    "name": "Name for people, in Dutch.",
    "note": "What a reader should know besides, in Dutch.",
    "optional": "Who take part where the case asks for it, or that this seat is not always filled.",
    "options": "The outcomes from which is chosen.",
    "or_agreed": "Whether another term may be agreed beforehand.",
    "outputs": "What must be there when the step is done.",
    "paid_by": "Who pays for it.",
    "participants": "Who take part.",
    "parties": "Who agree, or are named.",
    "per": "Of what one is kept: a case, pupil, school, party or the region.",
    "promises": "What the region promises to every child.",
    "protocol": "Name of a protocol.",
    "reading": "How an open place was read: one reading, or a list.",
    "records": "What is kept of it.",
    "reports": "Notices and figures, from whom to whom and when.",
    "reports_to": "To whom it answers.",
    "required": "Who always take part.",
    "roles": "Functions in which people act, each with its party.",
    "rules": "Who must, must not or may do what.",
    "rung": "Rung of the common ladder, so that regions compare.",
    "scope": "Over what it goes.",
    "seats": "Who sit in it.",
    "sector": "Only in these sectors; left out: in all.",
    "settings": "What the text leaves to the region.",
    "signals": "When absence is a signal.",
    "situations": "Small procedures beside the steps.",
    "source": "The text on which it rests, and the place in it.",
    "sources": "The texts on which it rests.",
    "steps": "Steps or situations in which it holds.",
    "tasks": "Who does what, by when.",
    "text": "What it says, in Dutch.",
    "theme": "Key under `themes`.",
    "themes": "Pillars under which tasks, signals and reports fall.",
    "tiers": "Groups of pupils by their signals, and the share of a school they should be.",
    "tipping_point": "When the step has not helped, and where the case goes then.",
    "to": "To or for whom, or where it leads.",
    "unless": "Not when one of these holds.",
    "untranslatable": "What the language cannot express, and why.",
    "until": "What ends it.",
    "when": "Only when all of these hold.",
    "who": "Who must, must not or may.",
    "why": "Why the language cannot express it.",
    "within": "At the latest after so long.",
}
"""What a key means wherever the part it stands in does not explain it itself."""


def json_schema() -> dict[str, object]:
    """The schema, made from the model itself; every key is explained."""
    schema = Protocol.model_json_schema(by_alias=True)
    for part in (schema, *schema["$defs"].values()):
        for key, described in part.get("properties", {}).items():
            _explain(key, described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _explain(key: str, described: dict[str, Any]) -> None:
    if "description" not in described and key in _EVERYWHERE:
        described["description"] = _EVERYWHERE[key]
