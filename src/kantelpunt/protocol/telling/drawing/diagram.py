"""The steps as a picture: ways in on the left, steps with their lead, ways out on the right."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from kantelpunt.protocol.model.steps import Rung, Situation, Step, TippingPoint
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.drawing.shapes import (
    LEADING,
    Box,
    Line,
    arrow,
    arrow_head,
    box,
    bullet,
    height_of,
    words,
    wrapped,
)
from kantelpunt.protocol.telling.wording.phrases import actor, any_of
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.ways_on import short_tipping, term_of_tipping

WIDTH = 1000
_MIDDLE, _RIGHT = 330, 720
_SIDE_WIDTH, _STEP_WIDTH = 280, 340
_GAP = 26
_COLOURS = {
    Rung.PREVENTION: "#2f7d4f",
    Rung.EARLY_SIGNALLING: "#5b7f1e",
    Rung.SOLUTION: "#1f6f9c",
    Rung.BREAKTHROUGH: "#3c4fa0",
    Rung.PUSH_POWER: "#6a3d99",
    Rung.POWER_TO_DECIDE: "#94306f",
    Rung.ARBITRATION: "#a6491d",
    Rung.JUSTICE: "#8f1d1d",
}


def diagram(teller: Teller) -> str:
    """The picture as a file of its own."""
    return tostring(drawn(teller), encoding="unicode")


def drawn(teller: Teller) -> Element:
    """The picture as elements; a screen reader gets the same in words."""
    y, parts = 8.0, [arrow_head()]
    steps = teller.protocol.steps
    for number, step in enumerate(steps):
        follows = steps[number + 1] if number + 1 < len(steps) else None
        below, elements = _row(teller, step, follows, y)
        parts += elements
        y = below
    below, elements = _apart(teller, y)
    title = teller.say(
        "De stappen en wat erheen en eruit leidt", "The steps and the ways in and out"
    )
    return element(
        "svg",
        element("title", title, id="plaat-titel"),
        element("desc", " ".join(_told(teller)), id="plaat-uitleg"),
        # As a file of its own it may be shown on black.
        element("path", d=f"M0 0H{WIDTH}V{below:.0f}H0Z", fill="#fff"),
        *parts,
        *elements,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {below:.0f}",
        role="img",
        aria_labelledby="plaat-titel plaat-uitleg",
        font_family="Arial, 'Liberation Sans', Helvetica, sans-serif",
        font_size="14",
    )


def _told(teller: Teller) -> Iterator[str]:
    for step in teller.protocol.steps:
        name = teller.names.headings[step.id].in_(teller.language)
        lead = actor(teller, step.lead.role)
        told = teller.say(f"{name}; regie: {lead}", f"{name}; lead: {lead}")
        if step.tipping_point:
            told += f"; {short_tipping(teller, step.tipping_point)}"
        yield sentence(told)


def _row(teller: Teller, step: Step, follows: Step | None, y: float) -> tuple[float, list[Element]]:
    """One step with what leads in and out; the y below it, and its shapes."""
    left, right = _ways_in(teller, step), _ways_out(teller, step, follows)
    middle = _step_lines(teller, step)
    centre = Box(_MIDDLE, y, _STEP_WIDTH, middle)
    shapes = [*_beside(centre, left, right), box(centre, bar=_COLOURS[step.rung])]
    below = y + max(height_of(lines) for lines in (left, middle, right) if lines)
    if follows is None:
        return below + _GAP, shapes
    point = _to_next(step, follows)
    if point is None:
        return below + _GAP, shapes
    label = wrapped(term_of_tipping(teller, point), 360)
    gap = max(_GAP, len(label) * LEADING + 18)
    x, bottom = _MIDDLE + _STEP_WIDTH / 2, y + centre.height
    shapes += [arrow((x, bottom), (x, below + gap)), words(x + 14, below + 6, label)]
    return below + gap, shapes


def _beside(centre: Box, left: tuple[Line, ...], right: tuple[Line, ...]) -> Iterator[Element]:
    """The ways in and out, each with an arrow at the height of the step."""
    if left:
        entry = Box(2, centre.y, _SIDE_WIDTH, left)
        height = min(entry.middle, centre.middle)
        yield box(entry, dashed=True)
        yield arrow((2 + _SIDE_WIDTH, height), (_MIDDLE, height))
    if right:
        way_out = Box(_RIGHT, centre.y, _SIDE_WIDTH - 2, right)
        height = min(way_out.middle, centre.middle)
        yield box(way_out, dashed=True)
        yield arrow((_MIDDLE + _STEP_WIDTH, height), (_RIGHT, height))


def _step_lines(teller: Teller, step: Step) -> tuple[Line, ...]:
    name = teller.names.headings[step.id].in_(teller.language)
    lead = actor(teller, step.lead.role)
    return (
        *wrapped(name, _STEP_WIDTH, bold=True),
        *wrapped(teller.say(f"Regie: {lead}", f"Lead: {lead}"), _STEP_WIDTH),
        *wrapped(teller.say(f"Trede: {step.rung}", f"Rung: {step.rung}"), _STEP_WIDTH),
    )


def _ways_in(teller: Teller, step: Step) -> tuple[Line, ...]:
    lines: list[Line] = []
    for signal in teller.protocol.signals:
        if signal.opens == step.id:
            name = teller.names.signals[signal.id].in_(teller.language)
            lines += bullet(teller.say(f"Signaal: {name}", f"Signal: {name}"), _SIDE_WIDTH)
    for entry in step.entered:
        if entry.fact and not entry.fact.startswith(("not ", "signal ")):
            lines += bullet(teller.names.facts[entry.fact], _SIDE_WIDTH)
        elif entry.asked_by:
            named = any_of(teller, entry.asked_by)
            asked = teller.say(f"Op verzoek van {named}", f"At the request of {named}")
            lines += bullet(asked, _SIDE_WIDTH)
    return tuple(lines)


def _ways_out(teller: Teller, step: Step, follows: Step | None) -> tuple[Line, ...]:
    """Exits, and ways on to another step than the next one."""
    lines: list[Line] = []
    for point in _points(step):
        if point is not (_to_next(step, follows) if follows else None):
            lines += bullet(sentence(short_tipping(teller, point)), _SIDE_WIDTH)
    for way in step.exits:
        lines += bullet(teller.say(f"Uitgang: {way.name}", f"Way out: {way.name}"), _SIDE_WIDTH)
    if step.last:
        told = teller.say("Laatste stap: hier wordt het opgelost", "Last step: solved here")
        lines += wrapped(told, _SIDE_WIDTH, bold=True)
    return tuple(lines)


def _points(step: Situation) -> tuple[TippingPoint, ...]:
    return (*((step.tipping_point,) if step.tipping_point else ()), *step.escalations)


def _to_next(step: Step, follows: Step) -> TippingPoint | None:
    return next((point for point in _points(step) if point.to == follows.id), None)


def _apart(teller: Teller, y: float) -> tuple[float, list[Element]]:
    """The situations in rows of three beneath the steps."""
    found = teller.protocol.situations
    if not found:
        return y, []
    title = teller.say("Andere situaties", "Other situations")
    shapes, y = [words(2, y, (Line(title, bold=True),))], y + 32
    width = (WIDTH - 2 * _GAP) / 3 - 2
    for first in range(0, len(found), 3):
        row = [_situation_lines(teller, one, width) for one in found[first : first + 3]]
        tall = max(height_of(lines) for lines in row)
        for number, lines in enumerate(row):
            shapes.append(box(Box(2 + number * (width + _GAP), y, width, lines)))
        y += tall + 16
    return y, shapes


def _situation_lines(teller: Teller, told: Situation, width: float) -> tuple[Line, ...]:
    lead = actor(teller, told.lead.role)
    return (
        *wrapped(told.name, width, bold=True),
        *wrapped(teller.say(f"Regie: {lead}", f"Lead: {lead}"), width),
    )
