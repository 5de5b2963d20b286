"""Reports that were sent: to DUO, to attendance, to the Inspectorate."""

from collections.abc import Sequence

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import ReportSent
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.agreements import Report
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import Options, offer, one, one_field
from kantelpunt.web.dossiers.acts.may import for_this_person
from kantelpunt.web.dossiers.acts.naming import actor_options
from kantelpunt.web.gate.parts import Part

_WHICH = Text("Welke melding is gedaan?", "Which report was sent?")


def _about_pupils(setting: Setting) -> list[Report]:
    """Reports of a pupil, those that are asked now first."""
    agreement = setting.dossier.agreement
    of_pupils = {one.item for one in agreement.reports}
    asked = {one.key for one in setting.dossier.seen.to_do}
    found = [one for one in agreement.protocol.reports if one.id in of_pupils]
    return sorted(found, key=lambda one: f"reports.{one.id}" not in asked)


def _options(setting: Setting) -> Options:
    """Each with whom it is sent to."""
    found = []
    for report in _about_pupils(setting):
        to = ", ".join(name for _, name in actor_options(setting, report.to))
        found.append((report.id, f"{report.name} ({to})" if to else report.name))
    return found


class ReportForm(ActForm):
    """Which report."""

    report = one_field()

    def prepare(self) -> None:
        """Reports of a pupil that are for this person to record."""
        every = _options(self.setting)
        options = for_this_person(self.setting, every, lambda report: ReportSent(report, ()))
        offer(self, "report", _WHICH, options, first=self.setting.given.get("melding"))


def _sent(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    report = next(one for one in _about_pupils(setting) if one.id == cleaned["report"])
    to = tuple(name for name, _ in actor_options(setting, report.to))
    return [ReportSent(one(cleaned["report"]), to)]


ACTS = (
    Act(
        "melding",
        Text("Melding vastleggen", "Record a report"),
        Text("De melding is vastgelegd.", "The report is recorded."),
        Part.TASKS,
        ReportForm,
        _sent,
        Group.WORK,
        lambda setting: bool(_about_pupils(setting)),
        lambda setting: [ReportSent(one.id, ()) for one in _about_pupils(setting)],
    ),
)
