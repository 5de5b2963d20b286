"""The file that ties functions in organisations to the roles of protocols."""

from functools import cache
from pathlib import Path

from kantelpunt.foundation.errors import Place, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.policy_files import shipped_policy
from kantelpunt.protocol.functions import Functions, read_functions

NAME = "functions.yaml"


@cache
def functions(folder: Path | None = None) -> Functions:
    """The functions, from a folder of policy; the shipped ones when none is given.

    Args:
        folder: a folder that holds `functions.yaml`.

    Raises:
        InputRefused: when the file is not there, or with every mistake in it.
    """
    path = (folder or shipped_policy()) / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        told = Text(
            f"het bestand {path} bestaat niet; zet {NAME} in die map",
            f"the file {path} does not exist; put {NAME} into that folder",
        )
        raise refuse("no-functions-file", told, Place(NAME)) from error
    except (UnicodeDecodeError, OSError) as error:
        told = Text(
            f"{path} is niet te lezen als tekst in UTF-8; sla het zo op",
            f"{path} cannot be read as text in UTF-8; save it as such",
        )
        raise refuse("no-functions-text", told, Place(NAME)) from error
    return read_functions(text, file=str(path))
