"""Five short articles of three newspapers, made by hand, on which the saved queries show what they tell.

Each line of NEWS is one statement: article, class, source, target, who claims it, whether it is denied, cue, sentence.
"""

from __future__ import annotations

from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import UNNAMED_REPORTS, Actor, Article, Evidence, Membership, Mention, Reading, Statement
from kg.publishing.rdf import document_quads, run_iri, run_quads
from kg.publishing.vocabulary import KG, ORG, RDF, SCHEMA, TIME, XSD, resource

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("state/SYR", "State", ("سوريا",), ("Syria",), iso3="SYR"),
        Actor("state/RUS", "State", ("روسيا",), ("Russia",), iso3="RUS"),
        Actor("state/USA", "State", ("الولايات المتحدة",), ("United States",), iso3="USA"),
        Actor("state/TUR", "State", ("تركيا",), ("Turkey",), iso3="TUR"),
        Actor("person/sergei-lavrov", "Person", ("سيرغي لافروف",), ("Sergei Lavrov",), acts_for="state/RUS"),
        Actor("group/the-rebels", "ArmedGroup", ("المعارضة",)),
    )
}
WORDS = {
    "SYR": "سوريا", "RUS": "روسيا", "USA": "الولايات المتحدة", "TUR": "تركيا", "LAV": "سيرغي لافروف", "REB": "المعارضة",
}  # fmt: skip
IDS = {"LAV": "person/sergei-lavrov", "REB": "group/the-rebels", "?": UNNAMED_REPORTS}

ARTICLES = {
    "a1": ("صحيفة أ", date(2018, 2, 26)),  # a Monday
    "a2": ("صحيفة ب", date(2018, 3, 1)),
    "a3": ("صحيفة ب", date(2018, 3, 4)),  # the Sunday of the same week
    "a4": ("صحيفة ج", date(2018, 3, 5)),
    "a5": ("", None),
}
NEWS = """
a1 | ASSAULT          | SYR | REB |     |     | هاجمت  | هاجمت سوريا المعارضة.
a1 | AID/military     | RUS | SYR |     |     | سلحت   | سلحت روسيا سوريا.
a1 | CONSULT/meeting  | LAV | TUR |     |     | التقى  | التقى سيرغي لافروف مسؤولين من تركيا.
a2 | ASSAULT          | SYR | REB | USA |     | قصفت   | قالت الولايات المتحدة إن سوريا قصفت المعارضة.
a2 | ASSAULT          | SYR | REB | RUS | not | تقصف   | نفت روسيا أن تكون سوريا تقصف المعارضة.
a2 | SANCTION         | USA | SYR |     |     | فرضت   | فرضت الولايات المتحدة عقوبات على سوريا.
a2 | SUPPORT          | TUR | RUS |     |     | أيدت   | أيدت تركيا روسيا.
a3 | ACCUSE           | TUR | RUS |     |     | اتهمت  | اتهمت تركيا روسيا.
a3 | ACCUSE           | RUS | TUR |     |     | اتهمت  | اتهمت روسيا تركيا.
a3 | REQUEST/dialogue | RUS | TUR |     |     | دعت    | دعت روسيا تركيا إلى الحوار.
a4 | AGREE/ceasefire  | TUR | RUS |     |     | اتفقت  | اتفقت تركيا مع روسيا على وقف إطلاق النار.
a4 | SUPPORT          | RUS | TUR |     |     | أيدت   | أيدت روسيا تركيا.
a4 | REQUEST/ceasefire| TUR | SYR |     |     | دعت    | دعت تركيا سوريا إلى وقف إطلاق النار.
a5 | THREATEN         | USA | SYR | ?   |     | تهدد   | بحسب تقارير تهدد الولايات المتحدة سوريا.
a5 | REJECT           | LAV | USA | LAV |     | يرفض   | قال سيرغي لافروف إنه يرفض خطة الولايات المتحدة.
"""
WEAK = "أيدت روسيا تركيا."
"""The sentence whose statement is uncertain."""

RUN = run_iri("0.1.0", {"language": "ar"})


def readings() -> list[Reading]:
    """The articles, as if they had been read."""
    told: dict[str, list[list[str]]] = {name: [] for name in ARTICLES}
    for line in NEWS.strip().splitlines():
        name, *rest = (part.strip() for part in line.split("|"))
        told[name].append(rest)
    return [_reading(name, rows) for name, rows in told.items()]


def quads(*, named_graphs: bool = False) -> list[Quad]:
    """All of it as quads: the articles, their run, and what an actor base adds: two dated memberships of an organization."""
    found = [quad for each in readings() for quad in document_quads(each, named_graphs=named_graphs, run=RUN)]
    return [*found, *run_quads("0.1.0", {"language": "ar"}), *_base()]


def _reading(name: str, rows: list[list[str]]) -> Reading:
    publisher, day = ARTICLES[name]
    text = "\n".join(row[-1] for row in rows)
    statements, mentions = [], []
    begin = 0
    for number, (kind, source, target, by, denied, cue, sentence) in enumerate(rows):
        found = {who: _mention(text, who, begin) for who in (source, target, by) if who in WORDS}
        mentions += found.values()
        at = text.index(cue, begin)
        evidence = Evidence(
            begin, begin + len(sentence), sentence, number, cue, at, at + len(cue), rule="by hand",
            source=found[source], target=found[target], speaker=found.get(by),
        )  # fmt: skip
        type_, _, sub = kind.partition("/")
        statements.append(
            Statement(
                f"{name}{number:014}",
                type_,
                _id(source),
                _id(target),
                (evidence,),
                sub=sub,
                by=_id(by) if by else "",
                negated=denied == "not",
                confidence=0.4 if sentence == WEAK else 1.0,
            )  # fmt: skip
        )
        begin += len(sentence) + 1
    title = "" if name == "a5" else rows[0][-1].rstrip(".")
    memberships = (
        (Membership(f"{name}member", "person/sergei-lavrov", "state/RUS", "foreign_minister", statements[2].evidence[0]),)
        if name == "a1"
        else ()
    )
    seen = {mention.actor for mention in mentions} | {membership.organization for membership in memberships}
    return Reading(
        article=Article(name, text, title, day, publisher=publisher),
        document=name.ljust(16, "0"),
        actors={key: actor for key, actor in ACTORS.items() if key in seen},
        mentions=tuple(sorted(set(mentions), key=lambda it: it.begin)),
        statements=tuple(statements),
        memberships=memberships,
    )


def _mention(text: str, who: str, begin: int) -> Mention:
    at = text.index(WORDS[who], begin)
    return Mention(at, at + len(WORDS[who]), _id(who), "name")


def _id(who: str) -> str:
    return IDS.get(who, f"state/{who}")


def _base() -> list[Quad]:
    found = []
    group = resource("organization/astana")
    found += [Quad(group, RDF.type, KG.InternationalOrganization)]
    for who, began in (("RUS", "2017-01-23"), ("TUR", "2017-01-23")):
        node, during = resource(f"membership/{who}_astana"), resource("interval/2017-01-23_")
        found += [
            Quad(node, RDF.type, ORG.Membership),
            Quad(node, ORG.member, resource(f"state/{who}")),
            Quad(node, ORG.organization, group),
            Quad(node, KG.role, Literal("member")),
            Quad(node, ORG.memberDuring, during),
            Quad(during, RDF.type, TIME.Interval),
            Quad(during, SCHEMA.startDate, Literal(began, datatype=XSD.date)),
        ]
    return found


def document(name: str) -> NamedNode:
    """The address of one of the articles."""
    return resource(f"document/{name.ljust(16, '0')}")
