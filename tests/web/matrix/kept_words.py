"""Words that stand in the data for one case alone, and who may ever read them.

Each is written so that it can come from nowhere else. Whoever is not named must not find it in
any answer, on whatever page.
"""

from dataclasses import dataclass

PARTNERS = ("school", "group", "partner")
IN_PLAN = (*PARTNERS, "shared", "table")
EVERYBODY_IN = (*IN_PLAN, "asked", "doctor")


@dataclass(frozen=True)
class Secret:
    """Words, and the standings that may read them."""

    words: str
    readers: tuple[str, ...]


FIRST_NAME, LAST_NAME = "Quirijntje", "Zonneveldquak"
SECRETS = {
    "name": Secret(LAST_NAME, EVERYBODY_IN),
    "first name": Secret(FIRST_NAME, EVERYBODY_IN),
    "school": Secret("Blauwborst", EVERYBODY_IN),
    "general": Secret("fietsketting", PARTNERS),
    "restricted": Secret("brugwachter", ("school",)),
    "medical": Secret("longfunctie", ("doctor",)),
    "goal": Secret("rekenkwartier", IN_PLAN),
    "plan": Secret("schrijfhoekje", IN_PLAN),
    "question": Secret("klokkenluiden", IN_PLAN),
    "minutes": Secret("vergaderhamer", IN_PLAN),
    "document": Secret("tafelzilver", ("school", "partner")),
    "restricted document": Secret("kelderluik", ("school",)),
    "medical document": Secret("bloeddruk", ("doctor",)),
    "parent": Secret("Wapenveldman", (*IN_PLAN, "doctor")),
}


def said(name: str) -> str:
    """A sentence with the words of a secret in it."""
    return f"Hier staat {SECRETS[name].words} in."


def found_in(text: str) -> set[str]:
    """The secrets that a text gives away."""
    return {name for name, secret in SECRETS.items() if secret.words in text}


def allowed(standing: str) -> set[str]:
    """The secrets that somebody may ever read."""
    return {name for name, secret in SECRETS.items() if standing in secret.readers}
