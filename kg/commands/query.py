"""`kg query`: lists the saved questions, describes one, or asks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.commands.opening import opened
from kg.console import give, one_of, say, table
from kg.errors import BadData, MissingResource, WrongUse

if TYPE_CHECKING:
    from kg.publishing.queries import SavedQuery
    from kg.publishing.tables import Table, Triples

FORMATS = {name: name for name in ("table", "csv", "json", "turtle")}
"""What `--format` takes."""

EXAMPLE = (
    "Examples: kg query who-supports-whom graph.ttl   ·   "
    "kg query timeline graph.ttl --actor FRA --from 2018-03-01 --format csv   ·   kg query timeline   (what it asks and takes)"
)
_OPTION = re.compile(r"--([A-Za-z][\w-]*)(?:=(.*))?", re.DOTALL)
_OF_PROGRAMS = ("interaction:", "evidence:", "doc:")
_SPARQL = re.compile(r"[{}]")


def query(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME GRAPH",
            help="A saved question, a .rq file, or SPARQL; then graph files (- for standard input), or one store: the address "
            "of a SPARQL endpoint or the folder of a database. Without anything the questions are listed; with a NAME alone "
            "it is described.",
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="A parameter of the question; --actor FRA is short for --param actor=FRA."
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="NAME", help="table, csv, json, or turtle for questions that give a graph.")
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="ar|en", help="The language of names.")] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="service|update", help="Let SPARQL of your own ask other servers, or change a store."),
    ] = None,
) -> None:
    """Ask a saved question of a graph; alone, list the questions."""
    words, params = _sorted_out(given or [], param or [])
    way = one_of(format, FORMATS, "output format")
    language = one_of(lang, {"ar": "ar", "en": "en"}, "language")
    if not words:
        if params:
            raise WrongUse(
                f"--{next(iter(params))} belongs to a question; name one, such as: kg query who-supports-whom graph.ttl"
            )
        _list()
        return
    name, addresses = words[0], words[1:]
    allowed = {one_of(each, {"service": "service", "update": "update"}, "permission") for each in allow or ()}
    asked = _found(name, service="service" in allowed)
    if "update" in allowed:
        _change(asked, addresses)
        return
    if not addresses:
        if isinstance(asked, str):
            raise WrongUse(f"name a graph to ask, such as: kg query {_quoted(name)} graph.ttl")
        if params:
            written = " ".join(f"--{key} {value}" for key, value in params.items())
            raise WrongUse(f"name a graph to ask, such as: kg query {name} graph.ttl {written}")
        _describe(asked, language)
        return
    with opened(addresses) as graph:
        answer = _ask(graph, asked, params, language, service="service" in allowed)
        _show(answer, way, graph)


def _sorted_out(given: Sequence[str], pairs: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words that are no options, and the parameters: from `--param name=value`, `--name value` and `--name=value`."""
    params: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise WrongUse(f"--param {pair!r} is not understood; write it as --param actor=FRA")
        params[name.strip()] = value
    words = []
    rest = iter(given)
    for word in rest:
        found = _OPTION.fullmatch(word)
        if found is None:
            if word.startswith("-") and word != "-":
                raise WrongUse(f"there is no option {word}; see: kg query --help")
            words.append(word)
            continue
        value = found[2] if found[2] is not None else next(rest, "")
        if not value:
            raise WrongUse(f"{word} needs a value, such as {word.partition('=')[0]} FRA")
        params[found[1]] = value
    return words, params


def _change(asked: SavedQuery | str, addresses: Sequence[str]) -> None:
    """Runs an update on one store; files are never changed."""
    if not isinstance(asked, str):
        raise WrongUse(
            "a saved question only reads; --allow update takes an update of your own, as text or a file without a head"
        )
    if len(addresses) != 1:
        raise WrongUse("an update is put to one store: the folder of a database, or the address of a SPARQL endpoint")
    with opened(addresses, read_only=False) as store:
        if not hasattr(store, "update"):
            raise WrongUse(f"{addresses[0]} is a graph file, which no update changes; put it into a store first")
        store.update(asked)
    say(f"{addresses[0]}: changed")


def _found(name: str, *, service: bool = False) -> SavedQuery | str:
    """The saved query of a name, that of a file, or the text of one without a head."""
    from kg.publishing.queries import SavedQuery, get

    if _SPARQL.search(name):
        return name
    file = Path(name)
    if file.suffix != ".rq" and file.is_file():
        raise WrongUse(f"{name} is a file, not a question; write: kg query NAME {name} (kg query alone lists the questions)")
    if not (name.endswith(".rq") and (file.is_file() or file.name != name)):
        return get(name)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MissingResource(f"there is no query file {file}; kg query lists the saved questions") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"this query cannot be read: {error}", where=str(file)) from None
    return SavedQuery.read(file, service=service) if text.lstrip().startswith("#+") else text


def _ask(
    graph: Any, asked: SavedQuery | str, params: Mapping[str, str], language: str | None, *, service: bool
) -> Table | Triples:
    if isinstance(asked, str):
        if params:
            raise WrongUse(f"this query has no parameter {next(iter(params))}; queries/README.md shows how a query declares some")
        from kg.publishing.queries import ask

        return ask(graph, asked, service=service)
    if language and any(known.name == "lang" for known in asked.params):
        params = {**params, "lang": language}
    return asked.run(graph, **params)


def _show(answer: Table | Triples, way: str | None, graph: Any) -> None:
    from kg.publishing.tables import Triples

    way = way or ("turtle" if isinstance(answer, Triples) else "table")
    if way == "turtle":
        if not isinstance(answer, Triples):
            raise WrongUse("this question gives a table, not a graph; choose --format table, csv or json")
        give(answer.as_turtle())
    elif way == "csv":
        give(answer.as_csv())
    elif way == "json":
        give(answer.as_json())
    else:
        shown = (answer.table() if isinstance(answer, Triples) else answer).labelled()
        if len(shown):
            names = _names(graph, documents="identifier" not in shown.columns)
            rows = [[names(value) if isinstance(value, str) else value for value in row] for row in shown.rows]
            give(table(shown.columns, rows if isinstance(answer, Triples) else _readable(rows)))
    if not len(answer):
        say("no answer: nothing in the graph fits")


def _names(graph: Any, *, documents: bool) -> Callable[[str], str]:
    """How tables show an IRI: a document by its identifier (where wanted), others by prefix; other texts as they are."""
    from kg.publishing.queries import ask
    from kg.publishing.vocabulary import BASE, prefixes

    found = ask(graph, "SELECT ?d ?id { ?d a kg:Document ; dcterms:identifier ?id }").dicts() if documents else []
    known = {str(row["d"]): str(row["id"]) for row in found}
    spaces = sorted(
        ((iri, prefix) for prefix, iri in prefixes(getattr(graph, "base", None) or BASE).items()), key=lambda it: -len(it[0])
    )

    def shown(text: str) -> str:
        if text in known:
            return known[text]
        return next(
            (f"{prefix}:{text[len(iri) :]}" for iri, prefix in spaces if text.startswith(iri) and len(text) > len(iri)), text
        )

    return shown


def _readable(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows without the addresses of single statements, which say nothing to a reader; CSV and JSON have them."""
    return [[None if isinstance(value, str) and value.startswith(_OF_PROGRAMS) else value for value in row] for row in rows]


def _list() -> None:
    from kg.publishing.queries import saved

    rows = [(each.topic, each.name, each.head.title["en"], each.head.title["ar"]) for each in saved()]
    give(table(("about", "name", "asks", "يسأل"), rows))
    say("What one asks and takes: kg query NAME    Ask it: kg query NAME graph.ttl --actor FRA")


def _describe(asked: SavedQuery, language: str | None) -> None:
    head, other = asked.head, "en" if language == "ar" else "ar"
    first = language or "en"
    lines = [f"{asked.name}: {head.title[first]} · {head.title[other]}", "", head.description[first], head.description[other], ""]
    for each in asked.params:
        note = "needed" if each.required else f"{each.default} unless given" if each.default else "may be left out"
        lines.append(f"  --{each.name} {each.type.upper()}: {each.title[first]} · {each.title[other]} ({note})")
    lines += ["", f"Example: kg query {asked.name} graph.ttl {head.example}".rstrip()]
    give("\n".join(lines))


def _quoted(text: str) -> str:
    return f"'{text}'" if _SPARQL.search(text) else text
