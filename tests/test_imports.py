"""The architecture, as imports: what stands on what. docs/architecture.md tells it in words."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent

READING = (
    "kg.reading.arabic.normalize",
    "kg.reading.arabic.sentences",
    "kg.reading.lexicon",
    "kg.reading.arabic.analysis",
    "kg.reading.arabic.marks",
    "kg.reading.arabic.databases",
    "kg.reading.arabic.lookup",
    "kg.reading.arabic.concord",
    "kg.reading.arabic.context",
    "kg.reading.arabic.morphology",
    "kg.reading.actor_files",
    "kg.reading.base_checks",
    "kg.reading.gazetteer",
    "kg.reading.function_words",
    "kg.reading.doc",
    "kg.reading.tokens",
    "kg.reading.names",
    "kg.reading.minting",
    "kg.reading.spans",
    "kg.reading.name_words",
    "kg.reading.persons",
    "kg.reading.offices",
    "kg.reading.titles",
    "kg.reading.actors",
    "kg.reading.memory",
    "kg.reading.people",
    "kg.reading.holders",
    "kg.reading.resolution",
    "kg.reading.clauses",
    "kg.reading.calendars",
    "kg.reading.time_words",
    "kg.reading.time_grammar",
    "kg.reading.times",
    "kg.reading.places",
    "kg.reading.ambiguous",
    "kg.reading.line",
    "kg.reading.scene",
    "kg.reading.arguments",
    "kg.reading.topics",
    "kg.reading.relatives",
    "kg.reading.subjects",
    "kg.reading.speech",
    "kg.reading.frames",
    "kg.reading.acts",
    "kg.reading.doers",
    "kg.reading.participles",
    "kg.reading.nominals",
    "kg.reading.relations",
    "kg.reading.qualifiers",
    "kg.reading.hosts",
    "kg.reading.dating",
    "kg.reading.placing",
    "kg.reading.circumstances",
    "kg.reading.member_lists",
    "kg.reading.memberships",
    "kg.reading.features",
    "kg.reading.learned",
    "kg.reading.confidence",
    "kg.reading.statements",
    "kg.reading.pipeline",
    "kg.reading.formats",
    "kg.reading.inputs",
    "kg.reading.articles",
)
"""From text to statements: each imports only modules above it."""

PUBLISHING = (
    "kg.publishing.vocabulary",
    "kg.publishing.iris",
    "kg.publishing.rdf",
    "kg.publishing.interchange",
    "kg.publishing.turtle",
    "kg.publishing.jsonld",
    "kg.publishing.formats",
    "kg.publishing.convert",
    "kg.publishing.binding",
    "kg.publishing.graph",
    "kg.publishing.problems",
    "kg.publishing.reasoning",
    "kg.publishing.validation",
    "kg.publishing.tables",
    "kg.publishing.stores.base",
    "kg.publishing.stores.memory",
    "kg.publishing.stores.oxigraph",
    "kg.publishing.stores.http",
    "kg.publishing.stores",
    "kg.publishing.heads",
    "kg.publishing.parameters",
    "kg.publishing.queries",
    "kg.publishing.explaining",
    "kg.publishing.diff",
    "kg.publishing.alliances",
    "kg.publishing.camps",
    "kg.publishing.drawing.look",
    "kg.publishing.drawing.layout",
    "kg.publishing.drawing.scene",
    "kg.publishing.drawing.picture",
    "kg.publishing.drawing.exchange",
    "kg.publishing.drawing.html",
    "kg.publishing.drawing",
)
"""From statements to answers: likewise."""

COMMAND_LINE = ("kg.cli", "kg.console", "kg.commands")
BOTH_HALVES = (*COMMAND_LINE, "kg.running")
"""What may see both halves."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(ROOT.rglob("*.py")):
        parts = ("kg", *file.relative_to(ROOT).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


CODE = dict(modules())


def imports(name: str) -> set[str]:
    """The modules that a module imports, wherever in it, but for those that only type checkers read."""
    found: set[str] = set()
    todo: list[ast.AST] = [CODE[name]]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo += node.orelse
            continue
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports by dots; write the whole name"
            found |= {
                f"{node.module}.{each.name}" if f"{node.module}.{each.name}" in CODE else str(node.module) for each in node.names
            }
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        todo += ast.iter_child_nodes(node)
    return found


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def of(half: str) -> list[str]:
    return [name for name in CODE if within(name, half)]


@pytest.mark.parametrize(("half", "order"), [("kg.reading", READING), ("kg.publishing", PUBLISHING)])
def test_inside_a_half_each_module_imports_only_those_above_it(half: str, order: tuple[str, ...]) -> None:
    for place, name in enumerate(order):
        if name in CODE:
            below = {each for each in imports(name) if within(each, half)} - set(order[:place]) - {half}
            assert not below, f"{name} stands above {', '.join(sorted(below))} and may not import it"


@pytest.mark.parametrize(("half", "order"), [("kg.reading", READING), ("kg.publishing", PUBLISHING)])
def test_every_module_of_a_half_has_its_place(half: str, order: tuple[str, ...]) -> None:
    packages = {half, "kg.reading.arabic"}
    assert set(of(half)) - packages == set(order), "name each module where it stands, in the lists at the top of this file"


def test_evaluation_sees_graphs_and_nothing_of_how_they_were_read() -> None:
    for name in of("kg.evaluation"):
        assert not [each for each in imports(name) if within(each, "kg.reading", "kg.running", "spacy", *COMMAND_LINE)], name


def test_reading_knows_no_rdf_and_nothing_of_publishing() -> None:
    for name in of("kg.reading"):
        assert not [each for each in imports(name) if within(each, "rdflib", "kg.publishing", "kg.running", *COMMAND_LINE)], name


def test_publishing_knows_nothing_of_reading_and_loads_no_language_processing() -> None:
    for name in of("kg.publishing"):
        assert not [
            each for each in imports(name) if within(each, "kg.reading", "spacy", "camel_tools", "kg.running", *COMMAND_LINE)
        ], name


def test_only_running_and_the_command_line_see_both_halves() -> None:
    for name in CODE:
        sees = {half for half in ("kg.reading", "kg.publishing") if any(within(each, half) for each in imports(name))}
        assert len(sees) < 2 or within(name, *BOTH_HALVES), name


def test_the_records_and_errors_import_nothing_of_ours() -> None:
    for name in ("kg.model", "kg.errors"):
        assert not [each for each in imports(name) if within(each, "kg")], name


def test_one_module_alone_knows_camel_tools() -> None:
    users = [name for name, code in CODE.items() if "camel_tools." in ast.unparse(_without_docstrings(code))]
    assert users == ["kg.reading.arabic.databases"]


def test_only_the_command_line_prints_and_exits() -> None:
    for name, code in CODE.items():
        if not within(name, *COMMAND_LINE):
            calls = [ast.unparse(node.func) for node in ast.walk(code) if isinstance(node, ast.Call)]
            assert not {"print", "exit", "sys.exit", "quit"} & set(calls), name


def test_the_public_names_are_those_of_the_package() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    for name in kg.__all__:
        assert getattr(kg, name).__doc__, f"kg.{name} has no docstring"


def test_an_unknown_public_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(AttributeError, match="its public names are Graph, build"):
        kg.Grahp  # noqa: B018


@pytest.mark.parametrize(
    ("arguments", "unloaded"),
    [
        (["--help"], ["spacy", "rdflib", "matplotlib", "networkx", "pyoxigraph", "camel_tools"]),
        (["query"], ["spacy", "rdflib", "matplotlib", "networkx", "camel_tools"]),
        (["query", "accusations", "GRAPH"], ["spacy", "rdflib", "matplotlib", "networkx", "camel_tools"]),
        (["explain", "GRAPH"], ["spacy", "rdflib", "matplotlib", "networkx", "camel_tools"]),
        (["graph", "GRAPH", "-o", "OUT"], ["spacy", "camel_tools"]),
        (["validate", "GRAPH"], ["spacy", "matplotlib", "networkx", "camel_tools"]),
        (["evaluate", "GOLD", "GRAPH"], ["spacy", "rdflib", "matplotlib", "networkx", "camel_tools"]),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unloaded: list[str], graph_file: Path, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("[]", encoding="utf-8")
    places = {"GRAPH": str(graph_file), "OUT": str(tmp_path / "a.graphml"), "GOLD": str(tmp_path / "gold.json")}
    code = "import sys; from kg.cli import main; print(main(sys.argv[2:]), *set(sys.argv[1].split()) & set(sys.modules))"
    command = [sys.executable, "-c", code, " ".join(unloaded), *(places.get(each, each) for each in arguments)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout.splitlines()[-1:] == ["0"], ran.stdout[-300:] + ran.stderr


def _without_docstrings(code: ast.Module) -> ast.Module:
    for node in ast.walk(code):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [
                each for each in node.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
            ] or [ast.Pass()]
    return code
