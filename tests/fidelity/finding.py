"""Looks up in a protocol what a second reading of its text wants to find there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

TIME_UNITS = {
    "hours": {"hours"},
    "days": {"days", "working_days", "school_days"},
    "weeks": {"weeks", "school_weeks", "lesson_weeks"},
    "months": {"months"},
    "working_days": {"working_days"},
    "school_days": {"school_days"},
    "school_weeks": {"school_weeks", "lesson_weeks"},
    "lesson_weeks": {"lesson_weeks", "school_weeks"},
}
"""A text's unit, and the units by which a rule may hold it; another one needs a reading."""

_SCHOOL_WEEKS = {"school_weeks", "lesson_weeks"}
SPOKEN = {
    "hours": ("uur", "uren"),
    "days": ("dag",),
    "weeks": ("week", "weken"),
    "months": ("maand",),
    "working_days": ("werkdag",),
    "school_days": ("schooldag", "lesdag"),
    "school_weeks": ("schoolwe", "leswe"),
    "lesson_weeks": ("leswe", "schoolwe"),
}
WORDS = {
    1: ("een", "één", "ene", "elke", "eerste"), 2: ("twee", "beide", "tweede"),
    3: ("drie", "derde"), 4: ("vier", "vierde"), 5: ("vijf", "vijfde"), 6: ("zes",),
    7: ("zeven",), 8: ("acht",), 9: ("negen",), 10: ("tien",), 11: ("elf",), 12: ("twaalf",),
}  # fmt: skip
_TERM = re.compile(r"^(?:(\d+)-)?(\d+) ([a-z_]+)$")
_TIMES_A_YEAR = re.compile(r"^(\d+) times a (school_year|calendar_year)$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_MEASURES = {"lesson_hours": "hours", "days": "days", "consecutive_days": "days"}
_MEASURES |= {"spells": "times", "times": "times", "consecutive_weeks": "weeks"}
_COMMON = {
    "aan", "als", "bij", "dan", "dat", "deze", "die", "dit", "door", "een", "elk", "elke", "geen",
    "het", "hun", "iets", "iemand", "maar", "meer", "met", "naar", "niet", "nog", "omdat", "ook",
    "onder", "over", "per", "staat", "tekst", "tot", "uit", "van", "voor", "waar", "wat", "wel",
    "wie", "wordt", "worden", "zijn", "zonder", "alle", "altijd", "andere", "binnen", "daar",
    "dus", "heeft", "hoe", "hier", "kan", "kunnen", "mag", "moet", "moeten", "rij", "tussen",
    "was", "welke", "zelf", "zich", "deel", "delen",
}  # fmt: skip


@dataclass
class Rules:
    """The rules that cover one row, with what they refer to."""

    parts: list[dict]
    content: dict
    strings: list[str] = field(default_factory=list)
    lengths: set[int] = field(default_factory=set)
    timed: set[tuple[str, str]] = field(default_factory=set)
    read: bool = False

    def __post_init__(self):
        for part in self.parts:
            self._take(part, set())

    def _take(self, here, seen):
        if isinstance(here, dict):
            self.read = self.read or "reading" in here
            unit = _MEASURES.get(here.get("measure"))
            for key, value in here.items():
                if unit and key in ("reaches", "exceeds", "below", "up_to"):
                    self.timed.add((str(value), unit))
                self._take(value, seen)
        elif isinstance(here, list):
            self.lengths.add(len(here))
            for one in here:
                self._take(one, seen)
        elif here is not None:
            self._text(str(here), seen)

    def _text(self, text, seen):
        self.strings.append(text)
        for number, unit in _written_times(text):
            self.timed.add((number, unit))
        bare = text.removeprefix("not ").split(" ")[-1]
        if bare in seen or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", bare):
            return
        seen.add(bare)
        for named in _named(self.content, bare):
            self._take(named, seen)

    @cached_property
    def words(self):
        return {_stem(word) for text in self.strings for word in _WORD.findall(text.lower())}

    @cached_property
    def numbers(self):
        found = {one.replace(",", ".") for text in self.strings for one in _DIGITS.findall(text)}
        spoken = {word for text in self.strings for word in _WORD.findall(text.lower())}
        return found | {str(n) for n, said in WORDS.items() if spoken & set(said)}

    def holds_number(self, value, unit):
        """Whether a number with its unit stands in the rules."""
        wanted = str(value).replace(",", ".")
        if unit in TIME_UNITS:
            given = {own for number, own in self.timed if number == wanted} & TIME_UNITS[unit]
            same = given & {unit, *(_SCHOOL_WEEKS if unit in _SCHOOL_WEEKS else ())}
            return bool(same or (given and self.read)) or self._spoken(wanted, unit)
        if unit == "percent":
            return any(f"{wanted}%" in text.replace(" ", "") for text in self.strings)
        if unit == "times":
            return (wanted, "times") in self.timed or wanted in self.numbers
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", wanted):
            return any(wanted in text for text in self.strings) or wanted[:4] in self.numbers
        return wanted in self.numbers or (wanted.isdecimal() and int(wanted) in self.lengths)

    def _spoken(self, wanted, unit):
        said = "|".join(SPOKEN[unit])
        numbers = [wanted, *(WORDS.get(int(wanted), ()) if wanted.isdecimal() else ())]
        pattern = rf"\b({'|'.join(map(re.escape, numbers))})\b[^.;]{{0,25}}?({said})"
        sentences = [text for text in self.strings if not _TERM.fullmatch(text)]
        return any(re.search(pattern, text.lower()) for text in sentences)

    def holds_words(self, phrase, share):
        """Whether so large a share of the telling words of a phrase stands in the rules."""
        wanted = {_stem(word) for word in _WORD.findall(phrase.lower()) if word not in _COMMON}
        return not wanted or len(wanted & self.words) >= share * len(wanted)


def _stem(word):
    return word[:5]


def _written_times(text) -> Iterator[tuple[str, str]]:
    if found := _TERM.fullmatch(text):
        for number in (found[1], found[2]):
            if number:
                yield number, found[3]
    if found := _TIMES_A_YEAR.fullmatch(text):
        yield found[1], "times"


def _named(content, name):
    """What a name stands for, told short: a party's name, a fact's question, a record's name."""
    for part in ("parties", "roles", "facts", "themes"):
        found = content.get(part, {}).get(name)
        if found:
            yield {key: found[key] for key in ("name", "ask", "party", "by") if key in found}
    for part in ("bodies", "settings", "signals", "meetings", "reports", "records", "mandates"):
        for one in content.get(part, []):
            if one.get("id") == name:
                yield {key: one[key] for key in ("name", "default", "holds", "seats") if key in one}
    for part in ("steps", "situations"):
        for stage in content.get(part, []):
            if stage["id"] == name:
                yield {"name": stage["name"]}
            for inner in ("tasks", "outputs", "decisions"):
                for one in stage.get(inner, []):
                    if one["id"] == name:
                        yield {key: one[key] for key in ("name", "ask", "holds") if key in one}


def covering(here, row) -> Iterator[dict]:
    """The parts of a protocol that cover a row; inside a part nothing is taken twice."""
    if isinstance(here, dict):
        covers = here.get("covers", [])
        if row in (covers if isinstance(covers, list) else [covers]):
            yield here
            return
        for value in here.values():
            yield from covering(value, row)
    elif isinstance(here, list):
        for one in here:
            yield from covering(one, row)
