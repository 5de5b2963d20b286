"""What else made a signal true: for whom it is meant, an average, and rows of other files."""

from collections.abc import Iterator

from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.fired_signals import Receipt
from kantelpunt.protocol.signal_rules import AverageAmong, AverageOf, Limits, Measure
from kantelpunt.protocol.telling.wording.enum_words import AVERAGE_AMONG, AVERAGE_OF, STATUSES


def conditions(receipt: Receipt) -> Iterator[Text]:
    """The average, the limits and the other signals, as far as a rule has them."""
    firing, rule = receipt.firing, receipt.firing.rule
    if rule.average is not None and firing.average is not None:
        yield _average(
            plain(firing.average), receipt.averaged or 0, rule.average.of, rule.average.among
        )
    if rule.only.are_set:
        whom = for_whom(rule.only)
        yield Text(f"  Alleen voor: {whom.nl}", f"  Only for: {whom.en}")
    others = [receipt.version.signal(name) for name in rule.unless]
    if others:
        nl = ", ".join(one.name for one in others)
        en = ", ".join(one.name_en or one.name for one in others)
        yield Text(f"  Die dag gold niet: {nl}", f"  What did not hold that day: {en}")


def _average(number: str, pupils: int, of: AverageOf, among: AverageAmong) -> Text:
    group, who = AVERAGE_OF[of], AVERAGE_AMONG[among]
    return Text(
        f"  Gemiddelde van die dag ({group.nl}, {who.nl}): {number.replace('.', ',')}, over "
        f"{pupils} {'leerling' if pupils == 1 else 'leerlingen'}",
        f"  Average of that day ({group.en}, {who.en}): {number}, over "
        f"{pupils} {'pupil' if pupils == 1 else 'pupils'}",
    )


def for_whom(limits: Limits) -> Text:
    """`leerplichtig of kwalificatieplichtig, van 4 tot 5 jaar, in vo`."""
    nl: list[str] = []
    en: list[str] = []
    if limits.status:
        named = [STATUSES[one] for one in sorted(limits.status)]
        nl.append(" of ".join(name.nl for name in named))
        en.append(" or ".join(name.en for name in named))
    first, under = limits.age_from, limits.age_under
    if first is not None:
        nl.append(f"vanaf {first} jaar")
        en.append(f"from the age of {first}")
    if under is not None:
        nl.append(f"jonger dan {under} jaar")
        en.append(f"under the age of {under}")
    if limits.sectors:
        nl.append("in " + " of ".join(sorted(limits.sectors)))
        en.append("in " + " or ".join(sorted(limits.sectors)))
    return Text(", ".join(nl), ", ".join(en))


def of_child(receipt: Receipt) -> Iterator[Text]:
    """From which day on, and what the files say of the child on these days."""
    first, until = written_day(receipt.opens), written_day(receipt.firing.fired_on)
    yield Text(
        f"  Geteld van {first.nl} tot en met {until.nl}, alle dagen",
        f"  Counted from {first.en} to {until.en}, every day",
    )
    for place in receipt.places:
        told = f"{place.file}, regel {place.line}"
        if place.file == "exemptions.csv":
            yield Text(
                f"  Vrijstelling artikel {place.name}: {told}",
                f"  Exemption under article {place.name}: {place.file}, line {place.line}",
            )
        else:
            yield Text(
                f"  Woont in {place.name}: {told}",
                f"  Lives in {place.name}: {place.file}, line {place.line}",
            )
    if receipt.firing.rule.measure is Measure.NOT_ENROLLED:
        yield Text(
            "  Op deze dagen geen inschrijving in pupils.csv en geen vrijstelling in "
            "exemptions.csv",
            "  On these days no enrolment in pupils.csv and no exemption in exemptions.csv",
        )
