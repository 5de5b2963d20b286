"""Texts that are made now and said later, in the language of whoever reads them."""

from django.utils.functional import lazy

from kantelpunt.web.pages.saying import said

spoken = lazy(said, str)
