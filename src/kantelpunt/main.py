"""Puts the command kantelpunt together."""

import gc

# A command reads, answers and ends: what it holds it holds to the end. Looking for rubbish among
# millions of values, or among the libraries that are being loaded, takes a tenth of its time.
gc.disable()

from kantelpunt.cli.app import run as run  # noqa: E402 - after the line above

if __name__ == "__main__":
    run()
