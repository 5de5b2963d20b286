"""A small protocol file without mistakes, and how a test changes it."""

GOOD = """\
protocol: proef
title: Proef
summary_en: A trial.
sources:
  wet: {title: De wet}
signals:
  - id: uren
    name: Uren
    measure: lesson_hours
    of: {authorised: false}
    window: 4 lesson_weeks
    reaches: 16
    rearm: restart
    source: {in: wet, at: artikel 1}
"""


def changed(*changes: tuple[str, str]) -> str:
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def with_line(line: str) -> tuple[str, str]:
    """A key that is added to the signal, as line 14."""
    return "    rearm: restart\n", f"    rearm: restart\n    {line}\n"
