"""How things look and are called in pictures: `assets/look.json`, read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


def asset(name: str) -> str:
    """The text of a file in `kg/publishing/assets/`."""
    return files("kg.publishing").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def look() -> Mapping[str, Any]:
    """Groups of actors, signs of ties, and words in both languages."""
    return MappingProxyType(json.loads(asset("look.json")))


@cache
def groups() -> Mapping[str, Mapping[str, Any]]:
    """Groups of actors by name, in the legend's order; each with `ar`, `en`, `shape`, `light`, `dark`, `kinds`."""
    return MappingProxyType({group["name"]: group for group in look()["groups"]})


@cache
def signs() -> Mapping[int, Mapping[str, Any]]:
    """Signs of ties, in the legend's order; each with `name`, `ar`, `en`, `light`, `dark`, `dash`."""
    return MappingProxyType({sign["sign"]: sign for sign in look()["signs"]})


def group_of(kind: str) -> str:
    """The group that a class of actors is drawn as; `other` for classes that no group names."""
    return next((name for name, group in groups().items() if kind in group["kinds"]), "other")


def word(name: str, lang: str) -> str:
    """A word of the interface."""
    return str(look()["words"][lang][name])


def day(when: date | None, lang: str) -> str:
    """A day in words, which read alike in both directions: `28 سبتمبر 2020`.

    Example:
        >>> day(date(2020, 9, 28), "en")
        '28 September 2020'
    """
    return f"{when.day} {look()['words'][lang]['months'][when.month - 1]} {when.year}" if when else word("undated", lang)
