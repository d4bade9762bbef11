"""Reads database files in camel-tools' format: the project's own, and a full one that the user has installed.

The only module that imports camel-tools, which would otherwise ask the network for its catalogue of data.
"""

from __future__ import annotations

import importlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import MissingResource, WrongUse

_FULL = ("data", "morphology_db", "calima-msa-r13", "morphology.db")


def own(name: str) -> Path:
    """The path of a database that ships with the project."""
    return resources.path("seeds", "lexicon", "ar", name)


def installed() -> Path | None:
    """The path of the full database, where the user has installed it with `camel_data -i morphology-db-msa-r13`."""
    file = _camel_home().joinpath(*_FULL)
    return file if file.is_file() else None


def read(file: Path) -> Any:
    """A camel-tools `MorphologyDB`, opened for analysis.

    Raises:
        MissingResource: camel-tools or the file is missing; the message names the command that brings it.
        WrongUse: the file is not a camel-tools database.
    """
    if not file.is_file():
        raise MissingResource(
            f"there is no morphology database {file}; the default ones are made by: python seeds/generators/morphology.py"
        )
    camel, errors = _camel_tools()
    try:
        return camel.MorphologyDB(str(file), "a")
    except (errors.DatabaseParseError, UnicodeDecodeError, KeyError, IndexError, TypeError) as error:
        raise WrongUse(
            f"{file} is not a camel-tools morphology database ({error}); to install one: camel_data -i morphology-db-msa-r13"
        ) from error


def _camel_home() -> Path:
    """Where camel-tools keeps what the user has installed."""
    return Path(os.environ.get("CAMELTOOLS_DATA", "").strip() or Path.home() / ".camel_tools").expanduser()


def _camel_tools() -> tuple[Any, Any]:
    """camel-tools' database and error modules, imported without the network.

    On its first import it reads a catalogue of its data, and downloads one where there is none; so it is shown an empty one then.
    """
    variable, kept = "CAMELTOOLS_DATA", os.environ.get("CAMELTOOLS_DATA")
    if not (_camel_home() / "catalogue.json").is_file():
        os.environ[variable] = str(_empty_catalogue())
    try:
        return importlib.import_module("camel_tools.morphology.database"), importlib.import_module(
            "camel_tools.morphology.errors"
        )
    except ImportError as error:
        raise MissingResource(
            f"camel-tools cannot be imported ({error}); install it with: pip install 'camel-tools>=1.6,<2'"
        ) from error
    finally:
        if kept is None:
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = kept


def _empty_catalogue() -> Path:
    """A folder of the user's cache, or a temporary one, that holds a catalogue of no packages."""
    cache_home = Path(os.environ.get("XDG_CACHE_HOME", "").strip() or Path.home() / ".cache")
    try:
        return _with_catalogue(cache_home / "geokg" / "camel_tools")
    except OSError:
        return _with_catalogue(Path(tempfile.mkdtemp(prefix="geokg-camel-tools-")))


def _with_catalogue(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / "catalogue.json"
    if not catalogue.is_file():
        beside = folder / f"catalogue.{os.getpid()}.json"
        beside.write_text(json.dumps({"version": "1.6.0", "packages": {}, "components": {}}), encoding="utf-8")
        beside.replace(catalogue)
    return folder
