"""The region, made once for all tests of a file."""

import logging

import pytest
from django.test import override_settings

from tests.web.matrix.world import made_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """What there is; each test finds it as it was made."""
    documents = tmp_path_factory.mktemp("documents")
    with django_db_blocker.unblock(), override_settings(DOCUMENTS=documents), made_world() as made:
        yield made


@pytest.fixture
def quiet():
    """Thousands of refusals are written down by nobody."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)
