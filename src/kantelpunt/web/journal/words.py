"""The words of the journal: what was done, with what, and how it ended."""

from collections.abc import Mapping
from enum import StrEnum

from kantelpunt.foundation.text import Text


class Action(StrEnum):
    """What somebody did, or tried."""

    LOOK = "look"
    LIST = "list"
    SEARCH = "search"
    EXPORT = "export"
    IMPORT = "import"
    CHANGE = "change"
    SHARE = "share"
    OVERRIDE = "override"
    DESTROY = "destroy"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    REFUSED = "refused"


class Kind(StrEnum):
    """Of what kind the thing was."""

    CASE = "case"
    PUPIL = "pupil"
    SIGNAL = "signal"
    SCHOOL = "school"
    DOCUMENT = "document"
    MEETING = "meeting"
    PLAN = "plan"
    NOTE = "note"
    REGISTER = "register"
    PERSON = "person"
    JOURNAL = "journal"
    SETTINGS = "settings"
    SESSION = "session"


class Result(StrEnum):
    """How it ended."""

    ALLOWED = "allowed"
    REFUSED = "refused"


ACTIONS: Mapping[Action, Text] = {
    Action.LOOK: Text("bekeken", "looked at"),
    Action.LIST: Text("in een lijst gezien", "seen in a list"),
    Action.SEARCH: Text("gezocht", "searched"),
    Action.EXPORT: Text("gedownload", "downloaded"),
    Action.IMPORT: Text("ingelezen", "imported"),
    Action.CHANGE: Text("gewijzigd", "changed"),
    Action.SHARE: Text("gedeeld", "shared"),
    Action.OVERRIDE: Text("ingezien met een reden", "opened by giving a reason"),
    Action.DESTROY: Text("vernietigd", "destroyed"),
    Action.SIGN_IN: Text("aangemeld", "signed in"),
    Action.SIGN_OUT: Text("afgemeld", "signed out"),
    Action.REFUSED: Text("niet toegestaan", "not allowed"),
}

KINDS: Mapping[Kind, Text] = {
    Kind.CASE: Text("casus", "case"),
    Kind.PUPIL: Text("leerling", "pupil"),
    Kind.SIGNAL: Text("signaal", "signal"),
    Kind.SCHOOL: Text("school", "school"),
    Kind.DOCUMENT: Text("stuk", "document"),
    Kind.MEETING: Text("overleg", "meeting"),
    Kind.PLAN: Text("plan", "plan"),
    Kind.NOTE: Text("notitie", "note"),
    Kind.REGISTER: Text("verzuimregistratie", "absence registrations"),
    Kind.PERSON: Text("medewerker", "person"),
    Kind.JOURNAL: Text("inzagelogboek", "access journal"),
    Kind.SETTINGS: Text("instellingen", "settings"),
    Kind.SESSION: Text("aanmelding", "session"),
}

RESULTS: Mapping[Result, Text] = {
    Result.ALLOWED: Text("toegestaan", "allowed"),
    Result.REFUSED: Text("geweigerd", "refused"),
}
