"""Planning a meeting about a pupil, as one does it in the pages."""

from tests.web.browser.walking import Walker


def plan_a_meeting(
    walker: Walker, kind: str, pupil: str = "", *, day: str = "2026-03-12", question: str = ""
) -> str:
    """Plan a meeting of a kind; gives its address. Without a name about the first pupil."""
    page = walker.go("/overleg/plannen/").page
    page.get_by_role("radio", name=kind, exact=True).check()
    table = page.get_by_label("Welke tafel of welk overleg")
    choices = table.locator("option").all_inner_texts()
    for found in [one for one in choices if one.startswith(kind)][:1]:
        table.select_option(label=found)
    walker.press("Verder")
    page.get_by_label("Op welke dag?").fill(day)
    page.get_by_label("Waar?").fill("De Wissel, kamer 12")
    points = page.locator("main .k-card[role=group]")
    point = points.filter(has=page.get_by_role("heading", name=pupil)).first
    if not point.get_by_label("Plaats op de agenda").input_value():
        point.get_by_label("Plaats op de agenda").fill("1")
    point.get_by_label("Wat is de vraag?").fill(question or "Wat is er nodig om weer te beginnen?")
    walker.press("Overleg plannen")
    return walker.at()
