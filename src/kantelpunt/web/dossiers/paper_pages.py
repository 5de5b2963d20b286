"""Papers of a case as PDF: a plan, an invitation to a talk."""

from django.http import Http404, HttpRequest, HttpResponse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.act_pages import page, setting_for
from kantelpunt.web.dossiers.acts.invitation import InvitationForm, paper_of
from kantelpunt.web.dossiers.acts.known import ACTS
from kantelpunt.web.dossiers.document_pages import as_attachment
from kantelpunt.web.dossiers.plan_paper import opp_of
from kantelpunt.web.dossiers.selectors import dossier
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import require
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.papers.invitation import invitation as printed_invitation
from kantelpunt.web.papers.opp import opp

_PDF = "application/pdf"
_PLAN = Text("plan.pdf", "plan.pdf")
_INVITATION = Text("uitnodiging.pdf", "invitation.pdf")


def plan_paper(request: HttpRequest, case: str, plan: str) -> HttpResponse:
    """A plan as a PDF; its file is called after nobody."""
    require(viewer_of(request), case, Part.PLAN)
    now = now_for(request)
    found = dossier(case, now)
    paper = opp_of(found, plan, language_of(), now.date())
    if paper is None:
        raise Http404
    subjects = [case, found.row.pupil]
    looked(request, Action.EXPORT, Kind.PLAN, subjects, parts=[Part.PLAN], code=plan)
    return as_attachment(opp(paper, language_of()), said(_PLAN), _PDF)


def invitation(request: HttpRequest, case: str) -> HttpResponse:
    """Ask when and where; then the letter."""
    act = ACTS["uitnodiging"]
    setting = setting_for(request, case, act)
    if request.method != "POST":
        return page(request, act, setting, InvitationForm(setting=setting))
    form = InvitationForm(request.POST, setting=setting)
    if not form.is_valid():
        return page(request, act, setting, form, status=422)
    content = printed_invitation(paper_of(setting, form.cleaned_data), language_of())
    subjects = [case, setting.dossier.row.pupil]
    looked(request, Action.EXPORT, Kind.CASE, subjects, parts=[act.part], code=act.key)
    return as_attachment(content, said(_INVITATION), _PDF)
