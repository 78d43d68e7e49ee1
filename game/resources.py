"""Where the bundled scenarios and assets are: in a wheel's own copy, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_bundled", _PACKAGE.parent)


def path(*parts: str) -> Path:
    """The bundled file or folder with these path parts, as `path("assets", "fonts")`.

    Raises FileNotFoundError if neither the wheel's copy nor the checkout has it.
    """
    for root in _ROOTS:
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError(f"{'/'.join(parts)} is not part of this installation")
