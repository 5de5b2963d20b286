"""The page that tells who may open which address, made from `routes.yaml`."""

from collections.abc import Iterator

from tests.web.matrix.asking import routes
from tests.web.matrix.people import RELATIONS
from tests.web.matrix.rows import FORBIDDEN, Access, Row, access

_INTRODUCTION = """# Who may open which address

This page is made from `tests/web/matrix/routes.yaml` (`KANTELPUNT_RENEW_GOLDEN=1 pytest
tests/web/matrix/test_routes.py`); a test keeps it so, and tests ask every address as every
function in every relation to a case.

## What somebody is to a case

Per function and relation: who sees a case as `school`, `group`, `partner`, `shared`, `asked`,
`doctor` or `table`. An empty cell: takes no part, and gets nothing of it.
"""
_PARTS = """
## What each of them sees

| part | seen by |
|---|---|"""
_ROUTES = """
## Every address

`everybody` is whoever signed in; `also who did not` is open before signing in. Whoever may not gets
403, unless the last column says otherwise. More rows of one address differ in what is asked for.

| address | name | for | answers |
|---|---|---|---|"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines(access())) + "\n"


def _lines(found: Access) -> Iterator[str]:
    yield _INTRODUCTION
    yield f"| function | {' | '.join(RELATIONS)} |"
    yield f"|---|{'---|' * len(RELATIONS)}"
    for function, standings in found.standings.items():
        cells = " | ".join(standings.get(one, "") for one in RELATIONS)
        yield f"| {function} | {cells} |"
    yield _PARTS
    for part, seen_by in found.parts.items():
        yield f"| {part.replace('_', ' ')} | {', '.join(seen_by)} |"
    yield _ROUTES
    where = dict(routes())
    for row in found.rows:
        cells = (f"`/{_shown(where[row.route])}`", row.name, _whom(found, row), _answers(row))
        yield f"| {' | '.join(cells)} |"


def _shown(address: str) -> str:
    """A pattern as an address reads."""
    return address.replace("^", "").replace("|", "\\|")


def _whom(found: Access, row: Row) -> str:
    if row.open:
        return "also who did not sign in"
    said = []
    if row.opens:
        said.append(", ".join(found.functions[row.opens]))
    if row.needs:
        said.append(f"who sees *{row.needs.replace('_', ' ')}*")
    said += [f"{function} ({relation})" for function, relation in row.also]
    return "; ".join(said) or "everybody"


def _answers(row: Row) -> str:
    sends = "" if row.posts is None else "form; "
    told = [f"{who} {status}" for who, status in row.answers.items() if status != FORBIDDEN]
    return f"{sends}{', '.join(told)}".removesuffix("; ")
