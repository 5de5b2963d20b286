"""Of what rules of the protocol warn, on the pages where a case goes on to another step."""

from dataclasses import dataclass

from kantelpunt.casework.rules_now import warning
from kantelpunt.casework.telling.timeline import source_words
from kantelpunt.web.dossiers.acts.act import Act, Group, Setting
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.protocols.places import rule_address


@dataclass(frozen=True)
class Warned:
    """A warning in the words of the protocol; it holds nothing back.

    Attributes:
        source, url: where it stands in the text, and on the page of the protocol.
    """

    name: str
    says: str
    source: str
    url: str


def warned(setting: Setting, act: Act) -> list[Warned]:
    """What somebody must have read who brings a case on; nothing for other acts."""
    if act.group is not Group.STEPS:
        return []
    dossier = setting.dossier
    teller = dossier.teller(language_of())
    return [
        Warned(
            rule.name,
            rule.what,
            source_words(teller, rule.source),
            rule_address(dossier.row.version, f"rules.{rule.id}"),
        )
        for rule in warning(dossier.case, dossier.agreement)
    ]
