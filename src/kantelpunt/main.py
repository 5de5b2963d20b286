"""Puts the command kantelpunt together."""

import gc

# A command reads, answers and ends: what it holds it holds to the end. Looking for rubbish among
# millions of values, or among the libraries that are being loaded, takes a tenth of its time.
gc.disable()

from kantelpunt.cli import app  # noqa: E402 - after the line above


def run() -> None:
    """Run the command and end with its status."""
    try:
        app.run()
    finally:
        # Nor is it looked for on the way out.
        gc.freeze()


if __name__ == "__main__":
    run()
