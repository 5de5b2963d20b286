"""What lacks in a case, with what mends it (CM-10)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.known import offered
from kantelpunt.web.dossiers.shown import capital
from kantelpunt.web.pages.saying import said

_MENDS: Mapping[LooseEnd, str] = {
    LooseEnd.NO_STEP: "stap",
    LooseEnd.NO_DIRECTOR: "regie",
    LooseEnd.OTHER_LEAD: "regie",
    LooseEnd.OFFER_TERM_PASSED: "aanbod",
}


@dataclass(frozen=True)
class Lack:
    """Something that lacks.

    Attributes:
        url, button: the act that mends it; empty for who may not, or where no act does.
    """

    what: str
    url: str = ""
    button: str = ""


def lacking(setting: Setting) -> Iterator[Lack]:
    """What lacks in a case; terms that passed stand by themselves among what must be done."""
    ends = [one for one in setting.dossier.seen.loose_ends if one is not LooseEnd.TERM_PASSED]
    acts = {act.key: said(act.name) for act in offered(setting)} if ends else {}
    for end in ends:
        what, key = capital(said(case_word(end))), _MENDS.get(end, "")
        if key in acts:
            url = reverse("dossiers:act", args=[setting.dossier.row.id, key])
            yield Lack(what, url, acts[key])
        else:
            yield Lack(what)
