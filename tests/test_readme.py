"""The documents tell the truth: their commands run, their output is what comes out, their links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import app

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)\n```", re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
RUNNABLE = ("sh", "python")


def blocks(document: Path) -> list[tuple[str, str, str]]:
    """Mark, language and text of each fenced block."""
    return [(it["mark"] or "", it["language"], it["text"]) for it in BLOCK.finditer(document.read_text(encoding="utf-8"))]


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `kg` and `python` are those of this interpreter and this checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, command in (("kg", f'"{sys.executable}" -m kg.cli'), ("python", f'"{sys.executable}"')):
        (folder / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the articles of the checkout, to work in."""
    shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "work" / "seeds" / "articles")
    return tmp_path / "work"


@pytest.mark.skipif(shutil.which("sh") is None, reason="the documents are written for a POSIX shell")
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_runs_in_the_order_of_the_document(document: Path, copy: Path, shell: dict[str, str]) -> None:
    for mark, language, text in blocks(document):
        if mark == "run":
            command = ["sh", "-e", "-c", text] if language == "sh" else [sys.executable, "-c", text]
            ran = subprocess.run(command, cwd=copy, env=shell, capture_output=True, encoding="utf-8", check=False)
            assert ran.returncode == 0, f"{text}\n---\n{ran.stdout}\n{ran.stderr}"
            assert "no answer" not in ran.stderr, text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_block_of_commands_is_run_or_says_why_not(document: Path) -> None:
    for mark, language, text in blocks(document):
        if language in RUNNABLE:
            assert mark == "run" or mark.startswith("not run: "), text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert target.startswith("http") or (document.parent / target).exists(), f"{document.name} links to {target}"


def test_the_first_screen_shows_what_the_demo_prints(copy: Path, shell: dict[str, str]) -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", make, re.MULTILINE)
    assert recipe
    commands = re.sub(r"^\t@?", "", recipe[1], flags=re.MULTILINE).replace("$(BIN)/", "")
    ran = subprocess.run(["sh", "-e", "-c", commands], cwd=copy, env=shell, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    printed = {plain(line) for line in (ran.stdout + ran.stderr).splitlines()}
    shown = next(text for mark, _, text in blocks(ROOT / "README.md") if mark.startswith("output of the demo"))
    for line in shown.splitlines():
        if "…" not in line:
            assert plain(line) in printed | {""}, f"the demo does not print this line of README.md: {line}"


def plain(line: str) -> str:
    """A line without its spacing; in lines that count, figures count as one, for they move with every new word of the lexicon."""
    shown = " ".join(line.split())
    return re.sub(r"\d+", "N", shown) if "actors" in shown else shown


def test_every_command_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"kg {command.name} " in manual


def test_every_option_is_in_the_manual() -> None:
    from typer.main import get_command

    manual = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in manual or f" {option}" in manual, f"docs/using.md does not tell of kg {name} {option}"


def test_the_documents_name_no_machine() -> None:
    for document in (*DOCUMENTS, ROOT / "NOTICE"):
        text = document.read_text(encoding="utf-8")
        assert not re.search(r"/(home|root|work|tmp|Users)/", text), document.name
