"""Sentences about tasks, talks, notes, plans, meetings, decisions and reports."""

from collections.abc import Sequence

from kantelpunt.casework.events import work
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import day, decision, product, quoted, rhythm, task, who
from kantelpunt.protocol.model.steps import Decision
from kantelpunt.protocol.telling.wording.teller import Teller


def _task_set(teller: Teller, what: work.TaskSet) -> str:
    named, by, due = task(teller, what.task), who(teller, what.by), day(teller, what.due)
    return teller.say(
        f"Afgesproken taak: {named}, door {by}, uiterlijk {due}.",
        f"Task agreed: {named}, by {by}, at the latest {due}.",
    )


def _task_done(teller: Teller, what: work.TaskDone) -> str:
    named = task(teller, what.task)
    told = teller.say(f"Gedaan: {named}", f"Done: {named}")
    if what.produces:
        made = teller.listed(product(teller, one) for one in what.produces)
        told += teller.say(f"; gemaakt: {made}", f"; made: {made}")
    return f"{told}."


def _task_cancelled(teller: Teller, what: work.TaskCancelled) -> str:
    named = task(teller, what.task)
    return teller.say(
        f"Niet meer nodig: {named} ({what.reason}).", f"No longer needed: {named} ({what.reason})."
    )


def _talk(teller: Teller, what: work.TalkHeld) -> str:
    people = who(teller, what.with_)
    notes = _apart(teller, what.notes)
    return teller.say(f"Gesproken met {people}{notes}.", f"Talked with {people}{notes}.")


def _apart(teller: Teller, key: str | None) -> str:
    if not key:
        return ""
    return teller.say(
        f"; de tekst staat apart ({key[:8]}…)", f"; the text stands apart ({key[:8]}…)"
    )


def _note(teller: Teller, what: work.NoteWritten) -> str:
    kind, apart = case_word(what.kind).in_(teller.language), _apart(teller, what.text)
    told = teller.say(f"Een {kind} notitie is geschreven", f"A {kind} note was written")
    if what.corrects is not None:
        told += teller.say(
            f", die gebeurtenis {what.corrects} verbetert",
            f", which corrects event {what.corrects}",
        )
    return f"{told}{apart}."


def _plan_drawn_up(teller: Teller, what: work.PlanDrawnUp) -> str:
    goals = _goals(teller, what.goals, day(teller, what.evaluated_on))
    named = product(teller, what.plan)
    return teller.say(f"Plan opgesteld: {named}{goals}.", f"Plan drawn up: {named}{goals}.")


def _plan_revised(teller: Teller, what: work.PlanRevised) -> str:
    goals = _goals(teller, what.goals, day(teller, what.evaluated_on))
    named = product(teller, what.plan)
    return teller.say(f"Plan bijgesteld: {named}{goals}.", f"Plan revised: {named}{goals}.")


def _goals(teller: Teller, goals: Sequence[str], on: str) -> str:
    named = "; ".join(goals)
    return teller.say(f". Doelen: {named}. Bekeken op {on}", f". Goals: {named}. Looked at on {on}")


def _plan_seen(teller: Teller, what: work.PlanSeen) -> str:
    by, named = who(teller, [what.by]), product(teller, what.plan)
    return teller.say(f"Gezien door {by}: {named}.", f"Seen by {by}: {named}.")


def _plan_agreed(teller: Teller, what: work.PlanAgreed) -> str:
    by, named = who(teller, [what.by]), product(teller, what.plan)
    return teller.say(f"Ingestemd door {by}: {named}.", f"Agreed to by {by}: {named}.")


def _plan_refused(teller: Teller, what: work.PlanRefused) -> str:
    by, named = who(teller, [what.by]), product(teller, what.plan)
    return teller.say(
        f"Niet ingestemd door {by}: {named} ({what.reason}).",
        f"Not agreed to by {by}: {named} ({what.reason}).",
    )


def _meeting_planned(teller: Teller, what: work.MeetingPlanned) -> str:
    named, on = rhythm(teller, what.meeting), day(teller, what.on)
    invited = who(teller, what.invited)
    return teller.say(
        f"Bijeenkomst gepland: {named} op {on}; uitgenodigd: {invited}.",
        f"Meeting planned: {named} on {on}; invited: {invited}.",
    )


def _meeting_held(teller: Teller, what: work.MeetingHeld) -> str:
    named, present = rhythm(teller, what.meeting), who(teller, what.present)
    told = teller.say(
        f"Bijeenkomst gehouden: {named}; aanwezig: {present}",
        f"Meeting held: {named}; present: {present}",
    )
    if what.decisions:
        decided = "; ".join(what.decisions)
        told += teller.say(f". Besloten: {decided}", f". Decided: {decided}")
    if what.actions:
        tasks = teller.listed(task(teller, one) for one in what.actions)
        told += teller.say(f". Acties: {tasks}", f". Actions: {tasks}")
    return f"{told}."


def _meeting_cancelled(teller: Teller, what: work.MeetingCancelled) -> str:
    named = rhythm(teller, what.meeting)
    return teller.say(
        f"Bijeenkomst gaat niet door: {named} ({what.reason}).",
        f"Meeting does not take place: {named} ({what.reason}).",
    )


def _decision(teller: Teller, what: work.DecisionTaken) -> str:
    asked, chosen = decision(teller, what.decision), _option(teller, what)
    told = teller.say(f"Besloten over {asked}: {chosen}", f"Decided on {asked}: {chosen}")
    if what.mandate:
        mandate = quoted(teller.names.mandates, what.mandate)
        told += teller.say(f"; op mandaat {mandate}", f"; on the mandate {mandate}")
    return f"{told}."


def _option(teller: Teller, what: work.DecisionTaken) -> str:
    stages = (*teller.protocol.steps, *teller.protocol.situations)
    found: list[Decision] = [
        one for stage in stages for one in stage.decisions if one.id == what.decision
    ]
    options = found[0].options if found else ()
    if 1 <= what.option <= len(options):
        return f"‘{options[what.option - 1].name}’"
    return teller.say(f"keuze {what.option}", f"option {what.option}")


def _report(teller: Teller, what: work.ReportSent) -> str:
    named, to = rhythm(teller, what.report), who(teller, what.to)
    return teller.say(f"Verstuurd: {named}, aan {to}.", f"Sent: {named}, to {to}.")


SENTENCES: Sentences = {
    work.TaskSet: _task_set,
    work.TaskDone: _task_done,
    work.TaskCancelled: _task_cancelled,
    work.TalkHeld: _talk,
    work.NoteWritten: _note,
    work.PlanDrawnUp: _plan_drawn_up,
    work.PlanRevised: _plan_revised,
    work.PlanSeen: _plan_seen,
    work.PlanAgreed: _plan_agreed,
    work.PlanRefused: _plan_refused,
    work.MeetingPlanned: _meeting_planned,
    work.MeetingHeld: _meeting_held,
    work.MeetingCancelled: _meeting_cancelled,
    work.DecisionTaken: _decision,
    work.ReportSent: _report,
}
