"""Puts the command kantelpunt together."""

from kantelpunt.cli.app import run as run

if __name__ == "__main__":
    run()
