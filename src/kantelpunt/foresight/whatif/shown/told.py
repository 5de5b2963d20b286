"""The figures in words: names, numbers, and what a number that is not shown looks like."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kantelpunt.foresight.whatif.figures import Told as Figure
from kantelpunt.foresight.whatif.figures import WhatIf, as_json
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.reader import ProtocolVersion

NOT_SHOWN = Text("niet getoond", "not shown")
BEFORE, AFTER = Text("zoals het is", "as it is"), Text("veranderd", "changed")
MORE = Text("verschil", "difference")
_MINUS = "\N{MINUS SIGN}"
_THOUSANDS = {Language.NL: ".", Language.EN: ","}


@dataclass(frozen=True)
class Told:
    """What was tried, in the words of a language.

    Attributes:
        whatif: what came of it.
        version: the protocol, for its names.
        notes: what a reader should know besides.
    """

    whatif: WhatIf
    version: ProtocolVersion
    language: Language
    notes: tuple[Text, ...] = ()

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The same figures as programs get."""
        return as_json(self.whatif)

    def say(self, text: Text) -> str:
        """A text in the language."""
        return text.in_(self.language)

    def at(self, side: str, *keys: str) -> Figure:
        """A figure of `as_is`, `changed` or `difference`."""
        here: Figure = self.figures[side]
        for key in keys:
            if not isinstance(here, dict):
                raise KeyError(key)
            here = here[key]
        return here

    def three(self, *keys: str) -> tuple[str, str, str]:
        """A number as it is, as changed, and the difference."""
        return (
            self.number(self.at("as_is", *keys)),
            self.number(self.at("changed", *keys)),
            self.more(self.at("difference", *keys)),
        )

    def series(self, side: str, *keys: str) -> list[int | None]:
        """Numbers per week; None for what is not shown."""
        found = self.at(side, *keys)
        listed = found if isinstance(found, list) else []
        return [one if isinstance(one, int) else None for one in listed]

    def number(self, figure: Figure) -> str:
        """A number as people write it: `12.345`, `46,5`; or that it is not shown."""
        if isinstance(figure, float):
            written = f"{figure:.1f}".removesuffix(".0")
            return written.replace(".", ",") if self.language is Language.NL else written
        if isinstance(figure, int):
            return f"{figure:,}".replace(",", _THOUSANDS[self.language])
        return self.say(NOT_SHOWN)

    def more(self, figure: Figure) -> str:
        """A difference with its sign."""
        if not isinstance(figure, int | float):
            return self.say(NOT_SHOWN)
        sign = "+" if figure > 0 else _MINUS if figure < 0 else ""
        return sign + self.number(abs(figure))

    def percentage(self, figure: float | None) -> str:
        """A share, given as a percentage."""
        return self.say(NOT_SHOWN) if figure is None else f"{self.number(figure)}%"

    def points(self, figure: float | None) -> str:
        """A difference of percentages, with its sign."""
        if figure is None:
            return self.say(NOT_SHOWN)
        return f"{self.more(figure)} {self.say(Text('punt', 'points'))}"

    def signal(self, signal: str) -> str:
        """The name of a signal."""
        one = self.version.signal(signal)
        return one.name_en or one.name if self.language is Language.EN else one.name

    def role(self, role: str) -> str:
        """The name of a role, party or body."""
        try:
            return self._actors.name(role)
        except KeyError:
            return role

    def stage(self, stage: str) -> str:
        """The name of a step or situation."""
        protocol = self.version.protocol
        names = {one.id: one.name for one in (*protocol.steps, *protocol.situations)}
        return names.get(stage, stage)

    @cached_property
    def _actors(self) -> Actors:
        return Actors.of(self.version.protocol)
