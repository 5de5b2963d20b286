"""What an entry says in codes, in words; a code that has none stays as it is."""

from collections.abc import Mapping

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.known import ACTS
from kantelpunt.web.gate.parts import PART_NAMES, Part

_CODES: Mapping[str, Text] = {
    "csv": Text("als CSV", "as CSV"),
    "xlsx": Text("als XLSX", "as XLSX"),
    "concern": Text("zorg gemeld", "concern reported"),
    "in_case": Text("signaal bij een casus gevoegd", "signal put in a case"),
    "left": Text("signaal zonder casus gelaten", "signal left without a case"),
    "withdrawal_seen": Text("ingetrokken signaal gezien", "withdrawn signal seen"),
    "meaning": Text("betekenis van een code", "meaning of a code"),
    "added": Text("toegevoegd", "added"),
    "held": Text("gehouden", "held"),
    "invited": Text("uitgenodigd", "invited"),
    "verified": Text("logboek gecontroleerd", "journal verified"),
    "days-told": Text("kalender gewijzigd", "calendar changed"),
    "days-taken-back": Text("dagen van de kalender weggehaald", "days taken off the calendar"),
    "organisation-added": Text("organisatie toegevoegd", "organisation added"),
    "organisation-changed": Text("organisatie gewijzigd", "organisation changed"),
    "contacts-chosen": Text("contactpersonen gekozen", "contacts chosen"),
    "position-ended": Text("functie beëindigd", "function ended"),
    "protocol-assigned": Text("protocol toegewezen", "protocol assigned"),
    "protocol-confirmed": Text("protocol bevestigd", "protocol confirmed"),
    "protocol-taken-back": Text("protocol teruggenomen", "protocol taken back"),
    "received": Text("overdracht bevestigd", "handover confirmed"),
    "changed": Text("naam of e-mailadres gewijzigd", "name or e-mail address changed"),
    "activated": Text("aanmelden aangezet", "signing in allowed"),
    "deactivated": Text("aanmelden uitgezet", "signing in stopped"),
    "invited-anew": Text("opnieuw uitgenodigd", "invited anew"),
    "position": Text("functie gegeven", "function given"),
    "replaced": Text("vervanging vastgelegd", "replacement recorded"),
    "away": Text("afwezigheid vastgelegd", "absence recorded"),
    "password": Text("wachtwoord", "password"),
    "second-factor": Text("tweede stap", "second factor"),
    "second-factor-added": Text("tweede stap toegevoegd", "second factor added"),
    "second-factor-removed": Text("tweede stap weggehaald", "second factor removed"),
    "recovery-codes-renewed": Text("nieuwe herstelcodes", "new recovery codes"),
    "settings-chosen": Text("keuzes van regio of school", "choices of region or school"),
}


def part_name(written: str) -> Text:
    """A part of a case by name."""
    return PART_NAMES[Part(written)] if written in set(Part) else Text(written, written)


def code_name(written: str) -> Text | None:
    """What was done, by name: an act in a case, or something of another page; None without one."""
    return ACTS[written].name if written in ACTS else _CODES.get(written)
