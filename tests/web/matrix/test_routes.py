"""Every address has a row, every row an address, and the page that tells of them is up to date."""

import os
from pathlib import Path

from kantelpunt.interchange.functions_file import functions
from tests.web.matrix.asking import routes
from tests.web.matrix.page import page
from tests.web.matrix.people import RELATIONS
from tests.web.matrix.rows import access

PAGE = Path(__file__).parents[3] / "docs/reference/access-routes.md"
ACCESS = access()


def test_every_address_has_a_row_and_every_row_an_address():
    assert {row.route for row in ACCESS.rows} == {name for name, _ in routes()}


def test_every_function_has_a_standing():
    assert set(ACCESS.standings) == set(functions().by_id)
    told = {one for standings in ACCESS.standings.values() for one in standings}
    assert told <= set(RELATIONS)


def test_rows_name_parts_and_functions_that_there_are():
    assert {row.needs for row in ACCESS.rows} - {None} <= set(ACCESS.parts)
    assert {row.opens for row in ACCESS.rows} - {None} <= set(ACCESS.functions)
    assert {one for some in ACCESS.functions.values() for one in some} <= set(ACCESS.standings)


def test_the_page_is_made_from_the_rows():
    if os.environ.get("KANTELPUNT_RENEW_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
