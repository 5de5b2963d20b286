"""Settings for all tests. `EXAMPLES=5000 make test` lets Hypothesis look harder."""

import os

from hypothesis import settings

settings.register_profile(
    "house", deadline=None, max_examples=int(os.environ.get("EXAMPLES", "100"))
)
settings.load_profile("house")
