"""The monthly list and its figures, on paper."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.months import Month
from kantelpunt.web.oversight.monthly_figures import Figures
from kantelpunt.web.oversight.monthly_rows import ABSENT, THREE_MONTHS, MonthlyRow
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.pages.short_days import short_day
from kantelpunt.web.papers.monthly import (
    Counted,
    CountedPart,
    ListedCase,
    ListedSchool,
    MonthlyFiguresPaper,
    MonthlyListPaper,
    monthly_figures,
    monthly_list,
)
from kantelpunt.web.papers.parties import Sender


def list_on_paper(rows: Iterable[MonthlyRow], month: Month, sender: str, today: date) -> bytes:
    """The list as a PDF, by school and then by pupil."""
    in_order = sorted(rows, key=lambda one: (one.school_name, one.school, one.order, one.id))
    schools = tuple(
        ListedSchool(name, tuple(_listed(one) for one in group))
        for (name, _), group in groupby(in_order, key=lambda one: (one.school_name, one.school))
    )
    paper = MonthlyListPaper(Sender(sender), said(month.name), month.last, schools, today)
    return monthly_list(paper, language_of())


def figures_on_paper(figures: Sequence[Figures], month: Month, sender: str, today: date) -> bytes:
    """The figures as a PDF."""
    parts = tuple(
        CountedPart(said(one.name), tuple(Counted(each.name, each.words) for each in one.counts))
        for one in figures
    )
    paper = MonthlyFiguresPaper(Sender(sender), said(month.name), month.last, parts, today)
    return monthly_figures(paper, language_of())


def _listed(row: MonthlyRow) -> ListedCase:
    return ListedCase(
        row.pupil,
        ", ".join(filter(None, (said(ABSENT[row.absent]), _since(row)))),
        row.step,
        ", ".join(filter(None, (row.lead, row.role, row.organisation))),
        row.next_day,
        row.offer_due,
        said(THREE_MONTHS[row.promise]) if row.promise else "",
        (*row.told.reports, *row.told.decisions),
    )


def _since(row: MonthlyRow) -> str:
    if row.since is None:
        return ""
    day = short_day(row.since)
    return said(Text(f"sinds {day.nl}, {row.days} dagen", f"since {day.en}, {row.days} days"))
