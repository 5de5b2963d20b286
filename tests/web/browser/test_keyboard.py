"""Without a mouse: signing in, and finishing a task; one always sees where one is."""

import pytest

pytestmark = pytest.mark.slow
MOST_STEPS = 250
WHERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  const inside = !one.matches(":focus")  // the browser shows by itself where in a date one is
  const seen = inside || style.outlineStyle !== "none" || style.boxShadow !== "none"
  return [one.innerText || one.name || "", seen]
}"""


def tab_to(page, wanted):
    """Go on with the Tab key until what is wanted has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        text, visible = page.evaluate(WHERE)
        assert visible, f"nothing shows that the focus is on {text!r}"
        if wanted in " ".join(text.split()):
            return
    raise AssertionError(f"{wanted!r} cannot be reached with Tab")


def test_a_task_is_finished_with_the_keyboard_alone(walk):
    walker = walk().go("/demo/")
    page = walker.page
    tab_to(page, "Aanmelden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vandaag/")
    tab_to(page, "Taak afronden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/doe/taak/**")
    tab_to(page, "text")
    page.keyboard.type("Gebeld met thuis.")
    tab_to(page, "Taak afronden")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    walker.sees("De taak is afgerond")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhoud"
