"""Puts the stylesheets of the NL Design System, with their licences, among the static files.

They come from npm at set-up and are not kept in the repository. Run it as
`python -m kantelpunt.web.pages.stylesheets node_modules`.
"""

import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).parent / "static" / "nlds"
_TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
_COMPONENTS = "@utrecht/component-library-css"
_FILES = {
    f"{_TOKENS}/dist/theme.css": "theme.css",
    f"{_TOKENS}/LICENSE.md": "theme-LICENSE.md",
    f"{_COMPONENTS}/dist/index.css": "utrecht.css",
    f"{_COMPONENTS}/LICENSE.md": "utrecht-LICENSE.md",
}


def place(node_modules: Path, target: Path = TARGET) -> None:
    """Copy the two stylesheets and their licences.

    Args:
        node_modules: the folder that npm filled.
        target: the folder of static files; made when it is not there.

    Raises:
        FileNotFoundError: a package lacks a file; nothing has been copied then.
    """
    missing = [name for name in _FILES if not (node_modules / name).is_file()]
    if missing:
        raise FileNotFoundError(f"not in {node_modules}: {', '.join(missing)}; run `npm ci` there")
    target.mkdir(parents=True, exist_ok=True)
    for name, placed in _FILES.items():
        shutil.copyfile(node_modules / name, target / placed)


if __name__ == "__main__":
    place(Path(sys.argv[1]))
