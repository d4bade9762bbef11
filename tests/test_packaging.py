"""The package: what a wheel holds, and that what ships with it is found from a checkout, an editable install and a wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from kg.resources import SHIPPED

ROOT = Path(__file__).resolve().parents[1]
FIND = "from kg.resources import path; print(path('ontology', 'geokg.ttl'))"


def python(*arguments: str, folder: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Python in a folder that is not the checkout; `path` is where it finds packages first."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def hatch(kind: str, folder: Path, *, source: Path) -> Path:
    """Builds a wheel or an sdist, with no network."""
    pytest.importorskip("hatchling", reason="the build backend is not installed here")
    ran = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return next(folder.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch("wheel", tmp_path_factory.mktemp("wheel"), source=ROOT)


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def shipped_files() -> set[str]:
    files = (file for name in SHIPPED for file in (ROOT / name).rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(ROOT).as_posix() for file in files}


def test_the_wheel_holds_ontology_queries_and_seeds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"kg/_shipped/{file}" for file in shipped_files()} <= names


def test_the_wheel_holds_the_license_and_the_attributions(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith("dist-info/licenses/LICENSE")]
    assert [name for name in names if name.endswith("dist-info/licenses/NOTICE")]


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}


def test_an_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(hatch("sdist", tmp_path, source=ROOT)) as packed:
        packed.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = hatch("wheel", tmp_path, source=source)
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_the_finder_works_in_a_checkout(tmp_path: Path) -> None:
    ran = python("-c", FIND, folder=tmp_path, path=ROOT)
    assert ran.stdout.strip() == str(ROOT / "ontology" / "geokg.ttl"), ran.stderr


def test_the_finder_works_in_the_present_install(tmp_path: Path) -> None:
    try:
        distribution("geokg")
    except PackageNotFoundError:
        pytest.skip("geokg is not installed here")
    ran = python("-c", FIND, folder=tmp_path)
    assert Path(ran.stdout.strip()).is_file(), ran.stderr


def test_the_finder_works_in_a_wheel(unpacked: Path, tmp_path: Path) -> None:
    ran = python("-c", FIND, folder=tmp_path, path=unpacked)
    assert ran.stdout.strip() == str(unpacked / "kg" / "_shipped" / "ontology" / "geokg.ttl"), ran.stderr


def test_the_wheel_reads_an_article(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("اتهمت تركيا أرمينيا بخرق الهدنة.\n", encoding="utf-8")
    ran = python("-m", "kg.cli", "build", "note.txt", "-o", "graph.ttl", folder=tmp_path, path=unpacked)
    assert ran.returncode == 0, ran.stderr
    asked = python("-m", "kg.cli", "query", "accusations", "graph.ttl", folder=tmp_path, path=unpacked)
    assert "Armenia" in asked.stdout, asked.stderr


def test_spacy_finds_the_stages_of_a_wheel(unpacked: Path, tmp_path: Path) -> None:
    code = "import spacy; nlp = spacy.blank('ar'); nlp.add_pipe('kg_sentences'); print(*nlp.pipe_names)"
    ran = python("-c", code, folder=tmp_path, path=unpacked)
    assert ran.stdout.split() == ["kg_sentences"], ran.stderr


def test_the_command_is_declared() -> None:
    assert project()["scripts"] == {"kg": "kg.cli:main"}


def test_the_version_is_one() -> None:
    import kg

    assert project()["version"] == kg.__version__


def test_every_dependency_has_its_reason() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    for line in (*project()["dependencies"], *(each for group in groups.values() for each in group)):
        name = re.split(r"[<>=~ ]", line)[0]
        assert f"`{name}`" in told, f"docs/dependencies.md does not say why {name} is there"


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found
