"""A protocol in the language, small, to which a test adds the step or rule it is about."""

import yaml

SOURCE = {"in": "tekst", "at": "regel 1"}
EVERYONE = {
    "school": {"name": "School", "kind": "school"},
    "ouders": {"name": "Ouders", "kind": "parents"},
    "leerling": {"name": "Leerling", "kind": "pupil"},
    "leerplicht": {"name": "Leerplicht", "kind": "attendance_office", "legal_base": "Lpw 16"},
    "jgz": {"name": "Jeugdgezondheid", "kind": "youth_health", "by_consent": True},
    "hulp": {"name": "Jeugdhulp", "kind": "youth_help", "legal_base": "Jw", "by_consent": True},
    "partner": {"name": "Partner", "kind": "other"},
    "telling": {"name": "Telling", "kind": "ministry", "no_cases": True},
}
ROLES = {
    "mentor": {"name": "Mentor", "party": "school"},
    "ambtenaar": {"name": "Ambtenaar", "party": "leerplicht"},
    "arts": {"name": "Arts", "party": "jgz"},
}
TABLE = {
    "id": "tafel",
    "name": "Tafel",
    "seats": [{"who": "mentor"}, {"who": "ambtenaar"}],
    "source": SOURCE,
}
MANDATE = {
    "id": "macht",
    "name": "Macht",
    "holder": "ambtenaar",
    "scope": ["plaatsen"],
    "source": SOURCE,
}
FACTS = {
    "hersteld": {"ask": "Weer op school?"},
    "eerder": {"ask": "Moet het eerder?"},
    "nodig": {"ask": "Is dit vastgesteld?"},
    "hoop": {"ask": "Is er hoop?", "lasts": "3 months"},
}


def signal(name: str, opens: str | None) -> dict:
    """A signal that opens a step."""
    written = {
        "id": name,
        "name": name,
        "measure": "lesson_hours",
        "window": "4 lesson_weeks",
        "reaches": 16,
        "rearm": "restart",
        "source": SOURCE,
    }
    return written | ({"opens": opens} if opens else {})


def step(name: str, **more: object) -> dict:
    """A step, of which a test names what matters to it."""
    written = {
        "id": name,
        "name": name,
        "goal": "Weer naar school.",
        "rung": "oplossing",
        "lead": "mentor",
        "participants": {"required": ["ouders", "leerling"]},
        "source": SOURCE,
    }
    return written | more


def situation(name: str, **more: object) -> dict:
    """A situation, likewise."""
    written = step(name, **more)
    del written["rung"]
    return written


def protocol_text(**parts: object) -> str:
    """The text of a protocol with these parts; the rest is as small as can be."""
    content = {
        "protocol": "proef",
        "title": "Proef",
        "summary_en": "A trial.",
        "sources": {"tekst": {"title": "Een tekst"}},
        "parties": EVERYONE,
        "roles": ROLES,
        "bodies": [TABLE],
        "mandates": [MANDATE],
        "facts": FACTS,
        "signals": [],
        **parts,
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
