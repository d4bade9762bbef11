"""The `kg` command as its user meets it: what it prints, what it says when something is wrong, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLE, Ran

from kg.cli import app

Kg = Callable[..., Ran]
COMMAND = [sys.executable, "-m", "kg.cli"]


def shell(*arguments: object, given: bytes | None = None, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """`kg` in a process of its own."""
    environment = {**os.environ, **settings}
    return subprocess.run([*COMMAND, *map(str, arguments)], input=given, capture_output=True, env=environment, check=False)


def one_sentence(ran: Ran) -> str:
    """The message, after seeing that it is a single line and no traceback."""
    assert "Traceback" not in ran.err
    lines = ran.err.strip().splitlines()
    assert len(lines) == 1, ran.err
    return lines[0]


# --- help


def test_every_command_has_a_help_text_with_an_example(kg: Kg) -> None:
    for command in app.registered_commands:
        ran = kg(command.name, "--help")
        assert ran.code == 0
        assert "Example" in ran.out
        assert f"kg {command.name}" in ran.out


def test_every_option_has_a_help_text() -> None:
    from typer.main import get_command

    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            assert parameter.help, f"{name}: {parameter.name}"


def test_without_arguments_the_help_text_is_shown(kg: Kg) -> None:
    assert kg().out == kg("--help").out


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        """Processor time of the command, which a busy machine does not stretch."""
        begin = os.times()
        assert shell("--help").returncode == 0
        end = os.times()
        return (end.children_user - begin.children_user) + (end.children_system - begin.children_system)

    assert min(seconds() for _ in range(3)) < 0.5


def test_the_version_is_that_of_the_package(kg: Kg) -> None:
    import kg as package

    assert kg("--version").out == f"kg {package.__version__}\n"


# --- build


def test_build_writes_the_graph_and_tells_what_it_read(kg: Kg, article: Path, tmp_path: Path) -> None:
    ran = kg("build", article, "-o", tmp_path / "out" / "graph.ttl")
    assert (ran.code, ran.out) == (0, "")
    assert "1 article, 14 words" in ran.err
    assert "REQUEST 2, ACCUSE 1" in ran.err
    assert (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8").startswith("@prefix kg:")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["graph.ttl"]


def test_build_prints_the_graph_where_no_file_is_named(kg: Kg, article: Path) -> None:
    ran = kg("build", article)
    assert ran.out.startswith("@prefix kg:")
    assert "standard output: " in ran.err


def test_build_gives_the_same_bytes_every_time(kg: Kg, article: Path) -> None:
    assert kg("build", article).out == kg("build", article).out


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("--format", "nquads"), "<https://w3id.org/geokg/resource/"),
        (("--format", "ntriples"), "<https://w3id.org/geokg/resource/"),
        (("--format", "trig"), "@prefix "),
        (("--format", "jsonld"), "{"),
    ],
)
def test_build_writes_other_formats(kg: Kg, article: Path, arguments: tuple[str, ...], begins: str) -> None:
    assert kg("build", article, *arguments).out.startswith(begins)


def test_build_reads_standard_input() -> None:
    ran = shell("build", "-", "--date", "2021-03-04", given=ARTICLE.encode())
    assert ran.returncode == 0
    assert b'dcterms:date "2021-03-04"' in ran.stdout


def test_build_mints_addresses_below_your_own(kg: Kg, article: Path, tmp_path: Path) -> None:
    graph = tmp_path / "own.ttl"
    kg("build", article, "-o", graph, "--base-iri", "https://example.org/data/")
    assert "<https://example.org/data/state/>" in graph.read_text(encoding="utf-8")
    assert "Armenia" in kg("query", "accusations", graph, "--actor", "state/TUR").out


def test_build_without_text_keeps_the_sentences(kg: Kg, article: Path) -> None:
    assert "nif:isString" in kg("build", article).out
    without = kg("build", article, "--no-text").out
    assert "nif:isString" not in without
    assert "ودعت فرنسا تركيا إلى الحوار." in without


def test_build_puts_each_article_in_a_graph_of_its_own(kg: Kg, article: Path) -> None:
    lines = kg("build", article, "--named-graphs", "--format", "nquads").out.splitlines()
    assert any("/document/" in line.rsplit("<", 1)[-1] for line in lines)


def test_named_graphs_are_refused_where_the_format_has_none(kg: Kg, article: Path) -> None:
    ran = kg("build", article, "-o", "graph.ttl", "--named-graphs")
    assert ran.code == 2
    assert "trig, nquads, jsonld" in one_sentence(ran)


def test_build_knows_actors_of_your_own(kg: Kg, tmp_path: Path) -> None:
    actors = tmp_path / "actors.ttl"
    actors.write_text(
        """@prefix kg: <https://w3id.org/geokg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix organization: <https://w3id.org/geokg/resource/organization/> .
organization:lake-league a kg:InternationalOrganization ; rdfs:label "رابطة البحيرات"@ar, "Lake League"@en .
""",
        encoding="utf-8",
    )
    text = tmp_path / "league.txt"
    text.write_text("اتهمت رابطة البحيرات تركيا بخرق الهدنة.\n", encoding="utf-8")
    assert "organization:lake-league kg:accuses" not in _flat(kg("build", text).out)
    assert "kg:source organization:lake-league ;" in _flat(kg("build", text, "--actors", actors).out)


def test_a_threshold_leaves_statements_out(kg: Kg, article: Path) -> None:
    every, sure = kg("build", article), kg("build", article, "--threshold", "0.99")
    assert "3 statements" in every.err
    assert "0 statements" in sure.err


def test_no_progress_bar_where_nobody_looks(kg: Kg, article: Path) -> None:
    assert "reading articles" not in kg("build", article).err


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
def test_a_progress_bar_where_somebody_looks(article: Path) -> None:
    import pty

    watcher, terminal = pty.openpty()
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([*COMMAND, "build", str(article)], stdout=subprocess.PIPE, stderr=terminal, env=settings) as running:
        os.close(terminal)
        seen = bytearray()
        while True:
            try:
                part = os.read(watcher, 4096)
            except OSError:  # how Linux says that the terminal is closed
                break
            if not part:
                break
            seen += part
        assert running.stdout is not None
        assert running.stdout.read().startswith(b"@prefix kg:")
    os.close(watcher)
    assert b"reading articles" in seen


# --- build: bad input


def test_a_missing_file_is_named(kg: Kg, article: Path) -> None:
    ran = kg("build", article.with_name("ankara-2021-03-05.txt"))
    assert ran.code == 1
    assert "no such file or folder" in one_sentence(ran)
    assert f"did you mean {article}?" in ran.err


def test_an_empty_file_is_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    ran = kg("build", tmp_path / "empty.txt")
    assert (ran.code, ran.out) == (1, "")
    assert one_sentence(ran).endswith("empty.txt: is empty")


def test_a_wrong_encoding_is_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "utf16.txt").write_bytes(b"\x93\x94" + bytes(range(128, 256)) * 3)
    ran = kg("build", tmp_path / "utf16.txt")
    assert ran.code == 1
    assert "utf16.txt" in one_sentence(ran)


def test_a_broken_line_of_json_is_counted_and_the_rest_is_read(kg: Kg, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    good = json.dumps({"id": "a1", "date": "2021-03-04", "text": ARTICLE}, ensure_ascii=False)
    news.write_text(f'{good}\n{{"id": "a2", \n{good.replace("a1", "a3")}\n', encoding="utf-8")
    ran = kg("build", news, "-o", tmp_path / "graph.ttl")
    assert ran.code == 0
    assert "2 articles" in ran.err
    assert "left out 1 article" in ran.err
    assert "line 2" in ran.err
    (left_out,) = (tmp_path / "graph.ttl.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(left_out)
    assert set(told) == {"origin", "id", "reason"}
    assert told["origin"].endswith("news.jsonl, line 2")


def test_a_list_of_rejects_that_no_longer_holds_goes(kg: Kg, article: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl.rejects.jsonl").write_text("{}\n", encoding="utf-8")
    kg("build", article, "-o", tmp_path / "graph.ttl")
    assert not (tmp_path / "graph.ttl.rejects.jsonl").exists()


def test_rejects_go_where_they_are_wanted(kg: Kg, article: Path, tmp_path: Path) -> None:
    kg("build", article, "--rejects", tmp_path / "left-out.jsonl")
    assert (tmp_path / "left-out.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("arguments", "tells"),
    [
        (("--language", "fr"), "the language 'fr' is not read; allowed: ar"),
        (("--format", "docx"), "there is no graph format 'docx'; allowed are turtle, nquads, trig, jsonld, ntriples"),
        (("-o", "graph.docx"), "the ending of graph.docx names no graph format; allowed are .ttl"),
        (("--date", "4 March"), "--date '4 March' is no day; write it as 2020-09-28"),
        (("--base-iri", "data"), "--base-iri 'data' is no address to build on"),
        (("--threshold", "2"), "--threshold 2 is not from 0 to 1"),
        (("--fromat", "trig"), "no such option: --fromat"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(kg: Kg, article: Path, arguments: tuple[str, ...], tells: str) -> None:
    ran = kg("build", article, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert tells in one_sentence(ran)


def test_missing_actors_are_told(kg: Kg, article: Path) -> None:
    ran = kg("build", article, "--actors", "nobody.ttl")
    assert ran.code == 1
    assert "there is no file of actors nobody.ttl" in one_sentence(ran)


def test_an_unwritable_output_is_told_before_any_work(kg: Kg, article: Path) -> None:
    ran = kg("build", article, "-o", article / "graph.ttl")
    assert ran.code == 2
    assert f"{article} is a file, not a folder" in one_sentence(ran)


def test_a_folder_is_no_output(kg: Kg, article: Path, tmp_path: Path) -> None:
    (tmp_path / "news.ttl").mkdir()
    ran = kg("build", article, "-o", tmp_path / "news.ttl")
    assert ran.code == 2
    assert "is a folder" in one_sentence(ran)


def test_a_build_that_fails_leaves_the_old_graph(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("# the old one\n", encoding="utf-8")
    assert kg("build", tmp_path / "nothing.txt", "-o", tmp_path / "graph.ttl").code == 1
    assert (tmp_path / "graph.ttl").read_text(encoding="utf-8") == "# the old one\n"


# --- query


def test_query_alone_lists_the_questions_in_both_languages(kg: Kg) -> None:
    ran = kg("query")
    assert ran.code == 0
    assert "who-supports-whom" in ran.out
    assert "Who supports whom" in ran.out
    assert "من يساند من" in ran.out


def test_a_name_alone_is_described(kg: Kg) -> None:
    ran = kg("query", "timeline")
    assert ran.code == 0
    assert "--actor ACTOR" in ran.out
    assert "(needed)" in ran.out


def test_query_prints_a_table(kg: Kg, graph_file: Path) -> None:
    ran = kg("query", "accusations", graph_file)
    assert ran.code == 0
    assert "Armenia" in ran.out
    assert "ankara-2021-03-04" in ran.out


def test_names_come_in_arabic(kg: Kg, graph_file: Path) -> None:
    assert "أرمينيا" in kg("query", "accusations", graph_file, "--lang", "ar", "--format", "csv").out


def test_query_prints_csv(kg: Kg, graph_file: Path) -> None:
    ran = kg("query", "accusations", graph_file, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["source"] == "https://w3id.org/geokg/resource/state/TUR"
    assert row["targetLabel"] == "Armenia"


def test_query_prints_json(kg: Kg, graph_file: Path) -> None:
    answer = json.loads(kg("query", "accusations", graph_file, "--format", "json").out)
    assert [row["targetLabel"]["value"] for row in answer["results"]["bindings"]] == ["Armenia"]


def test_a_question_that_gives_a_graph_prints_turtle(kg: Kg, graph_file: Path) -> None:
    assert "@prefix kg:" in kg("query", "alliance-edges", graph_file).out


def test_turtle_is_refused_for_a_table(kg: Kg, graph_file: Path) -> None:
    ran = kg("query", "accusations", graph_file, "--format", "turtle")
    assert ran.code == 2
    assert "choose --format table, csv or json" in one_sentence(ran)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--actor", "FRA", "--from", "2018-03-01"),
        ("--actor=FRA", "--from=2018-03-01"),
        ("--param", "actor=FRA", "--param", "from=2018-03-01"),
        ("-p", "actor=فرنسا"),
        ("--actor", "France", "--to", "2021"),
    ],
)
def test_parameters_are_written_as_one_likes(kg: Kg, graph_file: Path, arguments: tuple[str, ...]) -> None:
    (row,) = csv.DictReader(io.StringIO(kg("query", "timeline", graph_file, *arguments, "--format", "csv").out))
    assert (row["sourceLabel"], row["type"]) == ("France", "REQUEST")


def test_options_may_stand_before_the_graph(kg: Kg, graph_file: Path) -> None:
    assert "REQUEST" in kg("query", "timeline", "--actor", "FRA", graph_file).out


def test_several_graphs_are_asked_together(kg: Kg, graph_file: Path, tmp_path: Path) -> None:
    text = tmp_path / "second.txt"
    text.write_text("اتهمت فرنسا إيران بخرق الهدنة.\n", encoding="utf-8")
    kg("build", text, "-o", tmp_path / "second.ttl")
    rows = csv.DictReader(io.StringIO(kg("query", "accusations", graph_file, tmp_path / "second.ttl", "--format", "csv").out))
    assert sorted(row["targetLabel"] for row in rows) == ["Armenia", "Iran"]


def test_a_graph_may_come_from_standard_input(graph_file: Path) -> None:
    ran = shell("query", "documents", "-", given=graph_file.read_bytes())
    assert b"ankara-2021-03-04" in ran.stdout


def test_a_database_folder_is_asked(kg: Kg, graph_file: Path, tmp_path: Path) -> None:
    from kg import Graph
    from kg.publishing.stores import open_store

    with open_store(tmp_path / "database") as store:
        store.load(Graph.load(graph_file).quads)
    assert "Armenia" in kg("query", "accusations", tmp_path / "database").out


def test_a_query_of_ones_own_is_asked(kg: Kg, graph_file: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT ?whom { state:TUR kg:accuses ?whom }", encoding="utf-8")
    assert "state:ARM" in kg("query", tmp_path / "mine.rq", graph_file).out
    assert "state:ARM" in kg("query", "SELECT ?whom { state:TUR kg:accuses ?whom }", graph_file).out


def test_a_question_without_an_answer_says_so(kg: Kg, graph_file: Path) -> None:
    ran = kg("query", "mediators", graph_file)
    assert (ran.code, ran.out) == (0, "")
    assert "no answer" in ran.err


def test_narrow_terminals_get_a_line_a_column(kg: Kg, graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = kg("query", "accusations", graph_file).out.splitlines()
    assert "target    Armenia" in lines


@pytest.mark.parametrize(
    ("arguments", "code", "tells"),
    [
        (("who-support-whom", "GRAPH"), 2, "did you mean who-supports-whom?"),
        (("GRAPH",), 2, "is a file, not a question; write: kg query NAME"),
        (("timeline", "GRAPH"), 2, "needs the parameter actor"),
        (("timeline", "GRAPH", "--actor", "Frence"), 2, "France"),
        (("timeline", "GRAPH", "--actr", "FRA"), 2, "has no parameter actr; did you mean actor?"),
        (("timeline", "GRAPH", "--actor"), 2, "--actor needs a value"),
        (("timeline", "GRAPH", "--param", "FRA"), 2, "write it as --param actor=FRA"),
        (("timeline", "--actor", "FRA"), 2, "name a graph to ask"),
        (("--actor", "FRA"), 2, "belongs to a question"),
        (("documents", "GRAPH", "--format", "xlsx"), 2, "there is no output format 'xlsx'; allowed are table, csv, json, turtle"),
        (("documents", "GRAPH", "--lang", "fr"), 2, "there is no language 'fr'; allowed are ar, en"),
        (("documents", "nowhere.ttl"), 1, "there is no graph file nowhere.ttl"),
        (("./nowhere.rq", "GRAPH"), 1, "there is no query file nowhere.rq"),
        (("SELECT * { ?s ?p", "GRAPH"), 2, "not SPARQL"),
        (("DELETE WHERE { ?s ?p ?o }", "GRAPH"), 2, ""),
    ],
)
def test_a_wrong_question_is_told(kg: Kg, graph_file: Path, arguments: tuple[str, ...], code: int, tells: str) -> None:
    ran = kg("query", *(graph_file if each == "GRAPH" else each for each in arguments))
    assert (ran.code, ran.out) == (code, "")
    assert tells in ran.err
    assert "Traceback" not in ran.err


def test_a_damaged_graph_is_told_with_its_line(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "damaged.ttl").write_text("@prefix kg: <https://w3id.org/geokg/ontology#> .\nkg:a kg:b\n", encoding="utf-8")
    ran = kg("query", "documents", tmp_path / "damaged.ttl")
    assert ran.code == 1
    assert "damaged.ttl, line" in one_sentence(ran)


# --- graph, validate, explain


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", b"<!"), ("a.svg", b"<"), ("a.png", b"\x89PNG"), ("a.graphml", b"<"), ("a.gexf", b"<")],
)
def test_graph_draws_a_picture(kg: Kg, graph_file: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    ran = kg("graph", graph_file, "-o", tmp_path / "pictures" / name)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert (tmp_path / "pictures" / name).read_bytes().startswith(begins)
    assert "3 actors and 2 relations" in ran.err


def test_a_picture_of_nothing_says_so(kg: Kg, graph_file: Path, tmp_path: Path) -> None:
    ran = kg("graph", graph_file, "-o", tmp_path / "a.graphml", "--to", "1990-01-01")
    assert ran.code == 0
    assert "the picture is empty" in ran.err


@pytest.mark.parametrize(
    ("arguments", "tells"),
    [
        (("-o", "a.pdf"), "allowed are .html, .svg, .png, .graphml, .gexf"),
        (("--format", "pdf"), "there is no picture format 'pdf'"),
        (("--from", "March"), "--from 'March' is no day"),
    ],
)
def test_a_wrong_picture_is_told(kg: Kg, graph_file: Path, arguments: tuple[str, ...], tells: str) -> None:
    ran = kg("graph", graph_file, *arguments)
    assert ran.code == 2
    assert tells in one_sentence(ran)


def test_validate_finds_a_built_graph_well(kg: Kg, graph_file: Path) -> None:
    ran = kg("validate", graph_file)
    assert (ran.code, ran.out) == (0, "")
    assert "all is well" in ran.err


def test_validate_tells_problems_in_sentences(kg: Kg, graph_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(graph_file.read_text(encoding="utf-8").replace("kg:accuses", "kg:acuses"), encoding="utf-8")
    ran = kg("validate", broken)
    assert ran.code == 1
    assert "uses kg:acuses, which the ontology does not have; it has kg:accuses" in ran.out
    assert "wrong" in ran.err


def test_explain_marks_the_sentence(kg: Kg, graph_file: Path) -> None:
    ran = kg("explain", graph_file)
    assert ran.code == 0
    assert "⟪اتهمت⟫ ⟦تركيا⟧ ⟨أرمينيا⟩" in ran.out
    assert "ankara-2021-03-04" in ran.out


def test_explain_one_actor_and_only_so_much(kg: Kg, graph_file: Path) -> None:
    about = kg("explain", graph_file, "فرنسا").out
    assert "France" in about
    assert "Armenia" not in about
    assert kg("explain", graph_file, "TUR", "--limit", "1").out.count("\n\n") <= kg("explain", graph_file, "TUR").out.count(
        "\n\n"
    )


def test_explain_suggests_actors(kg: Kg, graph_file: Path) -> None:
    ran = kg("explain", graph_file, "Frence")
    assert ran.code == 2
    assert "did you mean France" in one_sentence(ran)


# --- the ends of a run


def test_an_unknown_command_is_told(kg: Kg) -> None:
    ran = kg("biuld")
    assert ran.code == 2
    assert "no such command 'biuld'" in one_sentence(ran).lower()


def test_a_defect_is_one_sentence_and_says_how_to_see_more(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("kg.publishing.queries.saved", broken)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    ran = kg("query")
    assert ran.code == 1
    assert one_sentence(ran) == "kg: ZeroDivisionError: a slip; this is a defect; run with KG_DEBUG=1 for the details"
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        kg("query")


def test_an_interrupted_run_ends_silently(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.publishing.queries.saved", interrupted)
    assert kg("query") == Ran(130, "", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX shells")
def test_a_reader_that_goes_away_is_no_error(graph_file: Path) -> None:
    with subprocess.Popen([*COMMAND, "build", str(graph_file.parent)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
    assert running.returncode == 141


def test_arabic_is_printed_whatever_the_locale(graph_file: Path) -> None:
    ran = shell("query", "accusations", graph_file, "--lang", "ar", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran.returncode == 0
    assert "أرمينيا" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_leaves_no_half_file(tmp_path: Path) -> None:
    import signal

    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as news:
        for number in range(20_000):
            news.write(json.dumps({"id": str(number), "text": ARTICLE}, ensure_ascii=False) + "\n")
    command = [*COMMAND, "build", str(tmp_path / "many.jsonl"), "-o", str(tmp_path / "graph.ttl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(4)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["many.jsonl"]


def _flat(text: str) -> str:
    return " ".join(text.split())
