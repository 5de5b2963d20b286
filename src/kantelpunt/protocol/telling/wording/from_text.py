"""Where something stands in a text."""

from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.telling.wording.teller import Teller, sentence


def from_text(teller: Teller, clause: Clause) -> str:
    """Where it stands in which text, and what stands there: `Bron: Leerplichtwet, art. 3`."""
    title = teller.names.sources[clause.in_]
    where = clause.at if clause.in_ == teller.main_source else f"{title}, {clause.at}"
    says = f" {sentence(clause.says)}" if clause.says else ""
    return f"{teller.say('Bron', 'Source')}: {sentence(where)}{says}"
