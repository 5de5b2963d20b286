"""What stays behind when somebody leaves or is away, in sentences with numbers and no pupils."""

from collections.abc import Iterator
from datetime import date

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.left_behind import led_by, left_behind
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.people.staff import PersonInfo, Post, others_in

_TITLE = Text("Wat blijft liggen", "What stays behind")
_NOTHING = Text(
    "Niets: deze persoon leidt geen dossiers en er staan geen taken open.",
    "Nothing: this person leads no cases, and nothing is asked.",
)
_WHO_MENDS = Text(
    "Wie een andere regisseur kan aanwijzen, ziet dit meteen als los eind. Hier draagt u niets "
    "over: een beheerder ziet geen leerlingen.",
    "Whoever can name another director sees this at once as a loose end. Nothing is handed over "
    "here: an administrator sees no pupils.",
)


def about_leaving(who: PersonInfo, day: date) -> list[dict[str, object]]:
    """What stays behind when somebody can no longer sign in."""
    lines = list(_led(led_by(who.id)))
    for post in who.posts:
        if post.days.last is None or post.days.last >= day:
            lines += _asked(post, day, named=True)
    return [_card(lines)]


def about_ending(post: Post, day: date) -> list[dict[str, object]]:
    """What stays behind when somebody no longer holds a function, or is away."""
    left = left_behind(post.person, post.organisation, post.function)
    return [_card([*_led(left.led), *_asked(post, day, named=False)])]


def _card(lines: list[Text]) -> dict[str, object]:
    return {"title": _TITLE, "lines": lines or [_NOTHING], "edge": "now" if lines else ""}


def _led(count: int) -> Iterator[Text]:
    if count == 1:
        yield Text("1 dossier zonder regie.", "1 case without a director.")
    elif count:
        yield Text(f"{count} dossiers zonder regie.", f"{count} cases without a director.")
    if count:
        yield _WHO_MENDS


def _asked(post: Post, day: date, *, named: bool) -> Iterator[Text]:
    asked = left_behind(post.person, post.organisation, post.function).asked
    if not asked:
        return
    name, others = function_name(post.function), others_in(post, day)
    nl, en = (f"{name.nl}: ", f"{name.en}: ") if named else ("", "")
    if others:
        yield Text(
            f"{nl}{asked} open taken van deze functie; hoeveel anderen hier deze functie hebben: "
            f"{others}.",
            f"{en}{asked} open tasks of this function; how many others hold it here: {others}.",
        )
    else:
        yield Text(
            f"{nl}{asked} open taken van deze functie; niemand anders heeft deze functie hier, dus "
            "ze blijven liggen.",
            f"{en}{asked} open tasks of this function; nobody else holds it here, so they stay "
            "undone.",
        )
