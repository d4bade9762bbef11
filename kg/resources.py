"""The one finder of what ships with the package: `ontology/`, `queries/` and `seeds/`.

In a wheel they lie in `kg/_shipped/`; in a checkout and in an editable install they lie beside `kg/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import MissingResource

SHIPPED = ("ontology", "queries", "seeds")


@cache
def root() -> Path:
    """The folder that holds `ontology/`, `queries/` and `seeds/`.

    Raises:
        MissingResource: the installation is incomplete.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "_shipped", here.parent):
        if all((candidate / name).is_dir() for name in SHIPPED):
            return candidate
    raise MissingResource(
        f"the folders {', '.join(SHIPPED)} are neither in {here / '_shipped'} nor beside {here}; install geokg again"
    )


def path(*parts: str) -> Path:
    """The path of a shipped file or folder.

    Args:
        parts: path below the root, its first part one of `ontology`, `queries`, `seeds`.

    Returns:
        An existing path.

    Raises:
        MissingResource: there is no such file; the message names where it was looked for.

    Example:
        >>> path("ontology", "geokg.ttl").name
        'geokg.ttl'
    """
    found = root().joinpath(*parts)
    if not found.exists():
        raise MissingResource(f"{'/'.join(parts)} is not shipped: looked for {found}; install geokg again")
    return found


def files(folder: str, pattern: str) -> list[Path]:
    """The shipped files of a folder that fit a glob pattern, sorted by name, so that every machine reads them in one order.

    Example:
        >>> [file.suffix for file in files("ontology", "geokg.ttl")]
        ['.ttl']
    """
    return sorted(path(*folder.split("/")).glob(pattern))
