"""The project's own files, read once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kantelpunt"


def ignored_folders() -> set[str]:
    """What `.gitignore` leaves out, and git's own folder."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return {".git"} | {line.strip("/") for line in lines if line.endswith("/")}


def own_files() -> Iterator[Path]:
    """Every file that belongs to the project."""
    ignored = ignored_folders()
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            name = path.relative_to(ROOT).as_posix()
            if path.name in ignored or name in ignored or name.endswith(".egg-info"):
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                yield path


@cache
def text_files() -> dict[str, str]:
    """The text of every file of the project, by its path from the root."""
    texts = {}
    for path in own_files():
        content = path.read_bytes()
        if b"\0" not in content:
            texts[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return texts


@cache
def python_files(folder: str) -> dict[str, str]:
    """The Python files below a folder, by their path from the root."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not ignored_folders() & set(path.relative_to(ROOT).parts)
    }


@cache
def tree_of(name: str) -> ast.Module:
    """The syntax tree of a Python file of the project."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))
