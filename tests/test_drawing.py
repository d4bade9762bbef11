"""Pictures of the alliance graph: formats, what they hold, and that the page is safe, self-contained and works in a browser."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html import unescape
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from rdf_samples import READING

from kg.errors import WrongUse
from kg.publishing.alliances import alliances
from kg.publishing.drawing import FORMATS, draw
from kg.publishing.drawing.html import as_json, segments
from kg.publishing.drawing.layout import label_area, overlap
from kg.publishing.drawing.look import group_of, look
from kg.publishing.drawing.scene import scene
from kg.publishing.graph import Graph

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MACRON, TURKEY = "https://w3id.org/geokg/resource/person/emmanuel-macron", "https://w3id.org/geokg/resource/state/TUR"


@pytest.fixture(scope="module")
def network() -> networkx.MultiDiGraph:
    graph = Graph()
    graph.add(READING)
    return alliances(graph, claims=True)


def data_of(page: Path) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    return json.loads(found[1])


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_written_the_same_every_time(network, tmp_path: Path, ending: str) -> None:
    one, other = (draw(network, tmp_path / f"{name}.{ending}", title="رسم").read_bytes() for name in ("one", "other"))
    assert one == other
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"one.{ending}", f"other.{ending}"], "no part is left beside"


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_network_is_drawn_too(tmp_path: Path, ending: str) -> None:
    assert draw(alliances(Graph()), tmp_path / f"empty.{ending}").stat().st_size > 100


def test_an_unknown_ending_names_those_allowed(network, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="html, svg, png, graphml, gexf"):
        draw(network, tmp_path / "alliances.pdf")
    with pytest.raises(WrongUse, match="'bmp'"):
        draw(network, tmp_path / "alliances.html", format="bmp")
    with pytest.raises(WrongUse, match="ar or en"):
        draw(network, tmp_path / "alliances.html", lang="fr")


def test_the_format_can_be_named_where_the_ending_does_not_say_it(network, tmp_path: Path) -> None:
    assert draw(network, tmp_path / "picture", format="png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_place_that_cannot_be_written_is_named(network, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nowhere"):
        draw(network, tmp_path / "nowhere" / "alliances.svg")


@pytest.mark.parametrize(("ending", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_exchange_formats_read_back(network, tmp_path: Path, ending: str, read) -> None:
    back = read(draw(network, tmp_path / f"alliances.{ending}", lang="en"))
    assert set(back) == set(network)
    assert back.nodes[TURKEY]["label"] == "Turkey" and back.nodes[TURKEY]["ar"] == "تركيا"
    found = {(source, target, edge["sign"], edge["claim"]) for source, target, edge in back.edges(data=True)}
    assert (MACRON, TURKEY, -1, False) in found and len(found) == network.number_of_edges()


def test_svg_is_xml_with_a_title(network, tmp_path: Path) -> None:
    root = ElementTree.parse(draw(network, tmp_path / "a.svg", title="خريطة <المواقف>")).getroot()
    assert root.tag.endswith("}svg")
    assert "خريطة <المواقف>" in "".join(root.itertext())


def test_pictures_show_the_busiest_actors_only(network) -> None:
    small = scene(network, top=3)
    assert len(small.actors) <= 3 and MACRON in {actor.iri for actor in small.actors}
    assert f"Actors: {len(small.actors)} of {len(network)} (the most mentioned)" in small.captions["en"]


def test_labels_of_sixty_actors_do_not_cover_each_other() -> None:
    network = networkx.MultiDiGraph()
    kinds = ("State", "Person", "ArmedGroup")
    for number in range(60):
        network.add_node(f"n{number}", ar=f"الجهة رقم {number}", en=f"Actor number {number}", kind=kinds[number % 3], iso3="")
    facts = {"count": 1, "claim": False, "mutual": False, "passages": ()}
    for number in range(1, 60):
        sign, name = ((1, "Support"), (-1, "Threat"))[number % 2]
        network.add_edge(f"n{number}", f"n{number // 2}", key="k", sign=sign, weight=3.0 * sign, classes={name: 1}, **facts)
        network.add_edge(f"n{number}", f"n{number * 7 % 60}", key="l", sign=sign, weight=3.0 * sign, classes={name: 1}, **facts)
    network.remove_edges_from(list(networkx.selfloop_edges(network, keys=True)))
    actors = scene(network, languages=("ar",)).actors
    discs = [(one.x, one.y, one.size * 0.35) for one in actors]
    areas = [(x - half, y - half, x + half, y + half) for x, y, half in discs]
    for one in actors:
        lines = one.labels["ar"].split("\n")
        areas.append(label_area(one.sides["ar"], (one.x, one.y), one.size, (max(map(len, lines)) * 6.5, len(lines) * 15)))
    covered = [overlap(one, other) for one, other in combinations(areas, 2)]
    assert sum(area > 1 for area in covered) == 0


def test_both_directions_bend_apart(network) -> None:
    plain = networkx.MultiDiGraph(network)
    plain.add_edge(TURKEY, MACRON, key="negative", **network.edges[MACRON, TURKEY, "negative"])
    bends = {(tie.source, tie.target): tie.bend for tie in scene(plain).ties}
    assert bends[MACRON, TURKEY] == bends[TURKEY, MACRON] != 0, "equal bends of opposite directions lie on two sides"


def test_every_kind_of_actor_has_a_group_and_both_languages_the_same_words() -> None:
    assert group_of("ArmedForces") == "government" and group_of("NoSuchKind") == "other"
    assert set(look()["words"]["ar"]) == set(look()["words"]["en"])


def test_marks_cut_a_sentence_and_inner_ones_win() -> None:
    text = "أيدت فرنسا أرمينيا"
    cut = list(segments(text, [(0, 10, "cue"), (5, 10, "source"), (11, 18, "target"), (15, 99, "target")]))
    assert cut == [("أيدت ", "cue"), ("فرنسا", "source"), (" ", ""), ("أرمينيا", "target")]
    assert "".join(words for words, _ in cut) == text


def test_the_page_holds_evidence_claims_and_both_languages(network, tmp_path: Path) -> None:
    data = data_of(draw(network, tmp_path / "a.html"))
    aid = next(tie for tie in data["ties"] if tie["claim"])
    assert aid["classes"] == {"MilitaryAid": 1} and aid["passages"][0]["speakers"] == [MACRON]
    assert ["تسليح", "cue"] in aid["passages"][0]["words"]
    assert data["documents"][0] == {
        "title": "باريس تحث الطرفين على الهدوء", "publisher": "صحيفة المثال",
        "url": "https://example.org/a%20b?id=1", "language": "ar",
    }  # fmt: skip
    assert data["titles"] == {"ar": "شبكة التحالفات", "en": "The alliance graph"}
    assert "الفترة: 27 سبتمبر 2020 – 28 سبتمبر 2020" in data["captions"]["ar"]


def test_the_page_loads_nothing_from_elsewhere_and_runs_only_its_own_scripts(network, tmp_path: Path) -> None:
    page = draw(network, tmp_path / "a.html").read_text(encoding="utf-8")
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href|url)\s*[=(]", markup)
    assert "@import" not in markup
    assert not re.search(r"\son[a-z]+\s*=", markup)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "default-src 'none'" in policy and policy.count("'sha256-") == 2 and "unsafe-eval" not in policy


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    network = networkx.MultiDiGraph()
    for name in ("a", "b"):
        network.add_node(name, ar="</script><script>alert(1)</script>", en="<!--<script>", kind="State", iso3='"><img src=x>')
    network.add_edge(
        "a", "b", key="positive", sign=1, weight=1.0, count=1, claim=False, mutual=False, classes={"Support": 1}, passages=()
    )
    page = draw(network, tmp_path / "a.html", title="<script>alert('x')</script>")
    text = page.read_text(encoding="utf-8")
    assert (
        "<script>alert" not in text
        and "<img" not in text
        and "<!--" not in re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    )
    assert data_of(page)["titles"]["en"] == "<script>alert('x')</script>"
    assert as_json("</script>\u2028") == '"\\u003c/script>\\u2028"'


def test_a_link_that_is_no_web_address_is_not_made_one(network, tmp_path: Path) -> None:
    changed = networkx.MultiDiGraph(network)
    for _, _, edge in changed.edges(data=True):
        edge["passages"] = tuple(replace(passage, url="javascript:alert(1)") for passage in edge["passages"])
    assert data_of(draw(changed, tmp_path / "a.html"))["documents"][0]["url"] == ""


def test_drawing_loads_no_language_processing() -> None:
    code = "import sys, kg.publishing.drawing, kg.publishing.alliances, kg.publishing.camps; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "camel_tools", "matplotlib", "networkx", "kg.reading"} & set(loaded)


def browse(page: Path, tmp_path: Path, hash: str = "") -> str:
    """The page's content after its scripts ran, in a real browser."""
    asked = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=4000", "--dump-dom",
        f"{page.as_uri()}{hash}",
    ]  # fmt: skip
    made = subprocess.run(asked, capture_output=True, timeout=60, check=False).stdout.decode("utf-8", "replace")
    if "<html" not in made:
        pytest.skip("the browser does not run here")
    return re.sub(r"<script.*?</script>", "", made, flags=re.DOTALL)


@pytest.mark.skipif(not CHROMIUM, reason="no chromium")
def test_in_a_browser_the_page_opens_right_to_left_with_ties_and_legend(network, tmp_path: Path) -> None:
    made = browse(draw(network, tmp_path / "a.html"), tmp_path)
    assert 'dir="rtl"' in made and 'data-ready="yes"' in made
    assert "شبكة التحالفات" in made and "أقوى الصلات" in made and "إيمانويل ماكرون" in made
    assert "قول منسوب" in made, "the legend explains claims"


@pytest.mark.skipif(not CHROMIUM, reason="no chromium")
def test_in_a_browser_a_tie_shows_its_sentence_and_who_claims_it(network, tmp_path: Path) -> None:
    page = draw(network, tmp_path / "a.html")
    claim = next(tie["id"] for tie in data_of(page)["ties"] if tie["claim"])
    made = browse(page, tmp_path, f"#lang=en&tie={claim}")
    assert 'lang="en"' in made and 'dir="ltr"' in made
    assert re.search(r'<mark class="cue"[^>]*>تسليح</mark>', made)
    assert "According to: <bdi>Emmanuel Macron</bdi>" in made


@pytest.mark.skipif(not CHROMIUM, reason="no chromium")
def test_in_a_browser_a_hostile_title_is_shown_and_not_run(network, tmp_path: Path) -> None:
    title = "<script>document.documentElement.dataset.broken='yes'</script>"
    made = browse(draw(network, tmp_path / "a.html", title=title), tmp_path)
    assert "data-broken" not in made
    assert title in unescape(re.search(r'<h1 id="title">(.*?)</h1>', made)[1])
