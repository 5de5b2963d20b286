"""What meetings tell the cases on their agendas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.refusal import Refusal
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.dossiers import services as dossiers
from kantelpunt.web.dossiers.acts.refusals import in_words
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.seeing import held_for
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.protocols.selectors import teller, version_called


class NotKept(Exception):
    """A case refuses what a meeting tells it; of the whole meeting nothing was kept.

    Attributes:
        case: opaque id.
        refusal: what, why, and what would make it possible.
        told: why and what would make it possible, in the words of people.
    """

    def __init__(self, case: str, refusal: Refusal, told: str) -> None:
        super().__init__(refusal.code)
        self.case = case
        self.refusal = refusal
        self.told = told


@dataclass(frozen=True)
class Speaker:
    """Somebody who tells cases about a meeting, now."""

    viewer: Viewer
    now: datetime

    def tell(
        self,
        case: str,
        what: Sequence[Occurrence],
        *,
        seen: int | None = None,
        texts: Iterable[tuple[Payload, str]] = (),
    ) -> None:
        """Tell a case.

        Raises:
            NotKept: when it refuses.
            ChangedMeanwhile: when others told it something since.
        """
        who = dossiers.Teller(self.viewer.person, held_for(self.viewer, case))
        try:
            dossiers.tell(case, what, who, self.now, seen=seen, texts=texts)
        except dossiers.Refused as refused:
            version = cases_for(self.viewer).get(id=case).version
            told = in_words(refused.refusal, teller(version, language_of()))
            raise NotKept(case, refused.refusal, told) from refused

    def protocols(self, cases: Iterable[str]) -> Mapping[str, Protocol]:
        """Per open case that is seen the protocol on which it runs; no others can be told."""
        rows = cases_for(self.viewer).filter(id__in=list(cases), closed="")
        versions = rows.values_list("id", "version")
        return {case: version_called(version).protocol for case, version in versions}
