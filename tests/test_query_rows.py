"""The exact rows of the saved queries on the articles of `query_samples`, in every engine; those of the first are in test_queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import query_samples
from pyoxigraph import Store
from sparql_endpoint import serving

from kg.publishing.convert import to_rdflib
from kg.publishing.queries import Table, get
from kg.publishing.stores import open_store
from kg.publishing.stores.http import HttpStore

UNSEEN = frozenset({"interaction", "document", "event", "run", "publisher", "url", "settings"})
"""Columns of addresses, which say nothing to a reader of this table."""


def day(month: int, number: int) -> date:
    return date(2018, month, number)


# name -> parameters and rows, in reading form: columns of addresses give way to their labels

ROWS: dict[str, tuple[dict[str, object], list[tuple[object, ...]]]] = {
    # source, target, statements, documents, returned, first, last
    "accusation-network": (
        {},
        [
            ("Russia", "Turkey", 1, 1, 1, day(3, 4), day(3, 4)),
            ("Turkey", "Russia", 1, 1, 1, day(3, 4), day(3, 4)),
        ],
    ),
    # target, accusations, accusers, documents
    "most-accused": (
        {},
        [
            ("Russia", 1, 1, 1),
            ("Turkey", 1, 1, 1),
        ],
    ),
    # source, target, kind, statements, documents, first, last
    "aid-flows": (
        {},
        [
            ("Russia", "Syria", "MilitaryAid", 1, 1, day(2, 26), day(2, 26)),
        ],
    ),
    # other, agree, differ, balance
    "aligned-with": (
        {"actor": "RUS"},
        [
            ("United States", 0, 1, -1),
        ],
    ),
    # one, other, there, back, both
    "mutual-cooperation": (
        {},
        [
            ("Russia", "Turkey", 1, 2, 3),
        ],
    ),
    # date, source, target, denied, speaker, sentence
    "ceasefire-agreements": (
        {},
        [
            (day(3, 5), "Turkey", "Russia", False, None, "اتفقت تركيا مع روسيا على وقف إطلاق النار."),
        ],
    ),
    # source, calls, addressed, documents, first, last
    "ceasefire-callers": (
        {},
        [
            ("Turkey", 1, 1, 1, day(3, 5), day(3, 5)),
        ],
    ),
    # source, target, statements, documents, first, last
    "dialogue-calls": (
        {},
        [
            ("Russia", "Turkey", 1, 1, day(3, 4), day(3, 4)),
        ],
    ),
    # speaker, source, type, target, claims, asserted, denied
    "claims-and-facts": (
        {},
        [
            ("Sergei Lavrov", "Sergei Lavrov", "REJECT", "United States", 1, 0, 0),
            ("United States", "Syria", "ASSAULT", "المعارضة", 1, 1, 1),
            ("UnnamedReports", "United States", "THREATEN", "Syria", 1, 0, 0),
        ],
    ),
    # speaker, claims, about, denials, conflict, cooperation
    "speakers": (
        {},
        [
            ("Russia", 1, 1, 1, 1, 0),
            ("Sergei Lavrov", 1, 1, 0, 1, 0),
            ("United States", 1, 1, 0, 1, 0),
            ("UnnamedReports", 1, 1, 0, 1, 0),
        ],
    ),
    # source, target, asserted, claimed, denials, documents
    "assaults": (
        {},
        [
            ("Syria", "المعارضة", 1, 1, 1, 2),
        ],
    ),
    # one, other, statements, byOne, byOther, verbal, material, gravest, first, last
    "conflict-dyads": (
        {},
        [
            ("Russia", "Turkey", 2, 1, 1, 2, 0, Decimal("-2"), day(3, 4), day(3, 4)),
            ("المعارضة", "Syria", 1, 0, 1, 0, 1, Decimal("-10"), day(2, 26), day(2, 26)),
            ("Syria", "United States", 1, 0, 1, 0, 1, Decimal("-4"), day(3, 1), day(3, 1)),
        ],
    ),
    # month, statements, verbal, material, mean, gravest
    "escalation": (
        {},
        [
            ("2018-02", 1, 0, 1, Decimal("-10"), Decimal("-10")),
            ("2018-03", 3, 2, 1, Decimal("-2.67"), Decimal("-4")),
        ],
    ),
    # date, source, target, speaker, sentence
    "sanctions": (
        {},
        [
            (day(3, 1), "United States", "Syria", None, "فرضت الولايات المتحدة عقوبات على سوريا."),
        ],
    ),
    # source, type, target, claimant, denier
    "claimed-and-denied": (
        {},
        [
            ("Syria", "ASSAULT", "المعارضة", "United States", "Russia"),
        ],
    ),
    # source, target, cooperationIn, cooperation, conflictIn, conflict
    "newspapers-disagree": (
        {},
        [
            ("Russia", "Turkey", "صحيفة ج", 1, "صحيفة ب", 1),
            ("Turkey", "Russia", "صحيفة ج", 1, "صحيفة ب", 1),
        ],
    ),
    # name, reason, mentions, documents
    "actor-names": (
        {"actor": "RUS"},
        [
            ("روسيا", "name", 8, 4),
        ],
    ),
    # line, source, type, target, denied, speaker, trigger, sentence
    "article": (
        {"document": "a2"},
        [
            (0, "Syria", "ASSAULT", "المعارضة", False, "United States", "قصفت", "قالت الولايات المتحدة إن سوريا قصفت المعارضة."),
            (1, "Syria", "ASSAULT", "المعارضة", True, "Russia", "تقصف", "نفت روسيا أن تكون سوريا تقصف المعارضة."),
            (2, "United States", "SANCTION", "Syria", False, None, "فرضت", "فرضت الولايات المتحدة عقوبات على سوريا."),
            (3, "Turkey", "SUPPORT", "Russia", False, None, "أيدت", "أيدت تركيا روسيا."),
        ],
    ),
    # type, trigger, rule, statements, documents
    "cues": (
        {"class": "ASSAULT"},
        [
            ("ASSAULT", "تقصف", "by hand", 1, 1),
            ("ASSAULT", "قصفت", "by hand", 1, 1),
            ("ASSAULT", "هاجمت", "by hand", 1, 1),
        ],
    ),
    # version, began, articles, statements
    "runs": (
        {},
        [
            ("0.1.0", None, 5, 15),
        ],
    ),
    # newspaper, statements, acting, cooperative, conflictual, claimed, meanBy, meanTo
    "actor-framing": (
        {"actor": "RUS"},
        [
            ("صحيفة ب", 4, 2, 1, 2, 0, Decimal("-1"), Decimal("0.75")),
            ("صحيفة ج", 2, 1, 2, 0, 0, Decimal("3.5"), Decimal("4")),
            ("صحيفة أ", 1, 1, 1, 0, 0, Decimal("7"), None),
        ],
    ),
    # newspaper, type, trigger, statements
    "framing-words": (
        {"actor": "RUS"},
        [
            ("صحيفة أ", "AID", "سلحت", 1),
            ("صحيفة ب", "ACCUSE", "اتهمت", 1),
            ("صحيفة ب", "REQUEST", "دعت", 1),
            ("صحيفة ج", "SUPPORT", "أيدت", 1),
        ],
    ),
    # newspaper, actor, documents, all
    "newspaper-attention": (
        {"least": 2},
        [
            ("صحيفة ب", "Russia", 2, 2),
            ("صحيفة ب", "Turkey", 2, 2),
        ],
    ),
    # newspaper, statements, asserted, claimed, reported, negated
    "newspaper-sourcing": (
        {},
        [
            ("صحيفة ب", 7, 5, 2, 0, 1),
            ("صحيفة أ", 3, 3, 0, 0, 0),
            ("صحيفة ج", 3, 3, 0, 0, 0),
        ],
    ),
    # date, source, target, plover, quad_class, goldstein, article, mode, source_name, target_name, source_country, target_country, claimed_by, confidence
    "event-data": (
        {"claims": "yes", "actor": "SYR"},
        [
            (
                None,
                "USA",
                "SYR",
                "THREATEN",
                3,
                Decimal("-6"),
                "a5",
                "",
                "United States",
                "Syria",
                "USA",
                "SYR",
                "reports",
                Decimal("1"),
            ),
            (
                day(2, 26),
                "RUS",
                "SYR",
                "AID",
                2,
                Decimal("7"),
                "a1",
                "MilitaryAid",
                "Russia",
                "Syria",
                "RUS",
                "SYR",
                "",
                Decimal("1"),
            ),
            (
                day(2, 26),
                "SYR",
                "group/the-rebels",
                "ASSAULT",
                4,
                Decimal("-10"),
                "a1",
                "",
                "Syria",
                "المعارضة",
                "SYR",
                "",
                "",
                Decimal("1"),
            ),
            (
                day(3, 1),
                "SYR",
                "group/the-rebels",
                "ASSAULT",
                4,
                Decimal("-10"),
                "a2",
                "",
                "Syria",
                "المعارضة",
                "SYR",
                "",
                "state/USA",
                Decimal("1"),
            ),
            (
                day(3, 1),
                "USA",
                "SYR",
                "SANCTION",
                4,
                Decimal("-4"),
                "a2",
                "",
                "United States",
                "Syria",
                "USA",
                "SYR",
                "",
                Decimal("1"),
            ),
            (
                day(3, 5),
                "TUR",
                "SYR",
                "REQUEST",
                3,
                Decimal("0"),
                "a4",
                "CeasefireCall",
                "Turkey",
                "Syria",
                "TUR",
                "SYR",
                "",
                Decimal("1"),
            ),
        ],
    ),
    # actor, type, target, statements, documents
    "acts-for-state": (
        {"state": "RUS"},
        [
            ("Russia", "ACCUSE", "Turkey", 1, 1),
            ("Russia", "AID", "Syria", 1, 1),
            ("Russia", "REQUEST", "Turkey", 1, 1),
            ("Russia", "SUPPORT", "Turkey", 1, 1),
            ("Sergei Lavrov", "CONSULT", "Turkey", 1, 1),
        ],
    ),
    # role, person, from, to, documents
    "tenures": (
        {"organization": "organization/astana"},
        [
            ("member", "Russia", "2017-01-23", None, 0),
            ("member", "Turkey", "2017-01-23", None, 0),
        ],
    ),
    # one, other, kind, statements, documents, first, last
    "meetings": (
        {},
        [
            ("Sergei Lavrov", "Turkey", "Meeting", 1, 1, day(2, 26), day(2, 26)),
        ],
    ),
    # organization, role, from, to, documents
    "organizations-of": (
        {"actor": "RUS"},
        [
            ("astana", "member", "2017-01-23", None, 0),
        ],
    ),
    # other, shared, organization, ownRole, otherRole
    "shared-organizations": (
        {"actor": "RUS"},
        [
            ("Turkey", 1, "astana", "member", "member"),
        ],
    ),
    # identifier, missing
    "incomplete-articles": (
        {"lacks": "date"},
        [
            ("a5", "date"),
        ],
    ),
    # doubt, source, type, sentence
    "odd-statements": (
        {},
        [
            ("speaks of itself", "Sergei Lavrov", "REJECT", "قال سيرغي لافروف إنه يرفض خطة الولايات المتحدة."),
        ],
    ),
    # item, number
    "overview": (
        {},
        [
            ("1 articles", 5),
            ("2 statements", 15),
            ("3 claims", 4),
            ("4 denials", 1),
            ("5 memberships", 3),
            ("6 mentions", 32),
            ("7 ArmedGroup", 1),
            ("7 InternationalOrganization", 1),
            ("7 Person", 1),
            ("7 State", 4),
        ],
    ),
    # confidence, source, type, target, trigger, rule, sentence
    "uncertain": (
        {},
        [
            (Decimal("0.4"), "Russia", "SUPPORT", "Turkey", "أيدت", "by hand", "أيدت روسيا تركيا."),
        ],
    ),
    # actor, kind, documents
    "unlabelled": (
        {},
        [
            ("المعارضة", "ArmedGroup", 2),
        ],
    ),
    # month, source, target, statements, cooperative, conflictual, mean
    "dyad-timeline": (
        {"actor": "RUS", "other": "TUR"},
        [
            ("2018-03", "Russia", "Turkey", 3, 1, 1, Decimal("0.5")),
            ("2018-03", "Turkey", "Russia", 3, 2, 1, Decimal("1.83")),
        ],
    ),
    # month, statements, by, to, cooperative, conflictual, mean
    "timeline-monthly": (
        {"actor": "RUS"},
        [
            ("2018-02", 1, 1, 0, 1, 0, Decimal("7")),
            ("2018-03", 6, 3, 3, 3, 2, Decimal("1.17")),
        ],
    ),
    # week, statements, by, to, cooperative, conflictual, mean
    "timeline-weekly": (
        {"actor": "RUS"},
        [
            ("2018-02-26", 5, 3, 2, 2, 2, Decimal("1.3")),
            ("2018-03-05", 2, 1, 1, 2, 0, Decimal("3.75")),
        ],
    ),
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory):
    """The same articles everywhere: in memory, in rdflib, in a store on disk with a graph an article, behind an endpoint."""
    flat = Store()
    flat.extend(query_samples.quads())
    folder = tmp_path_factory.mktemp("stores") / "news.db"
    with serving(flat) as (address, _), open_store(folder) as on_disk:
        on_disk.load(query_samples.quads(named_graphs=True))
        yield {"pyoxigraph": flat, "rdflib": to_rdflib(flat), "named graphs on disk": on_disk, "endpoint": HttpStore(address)}


@pytest.mark.parametrize("engine", ["pyoxigraph", "rdflib", "named graphs on disk", "endpoint"])
@pytest.mark.parametrize("name", ROWS)
def test_each_query_gives_these_rows_in_every_engine(name, engine, engines):
    params, expected = ROWS[name]
    answer = get(name).run(engines[engine], **params)
    assert isinstance(answer, Table)
    shown = answer.labelled()
    kept = [place for place, column in enumerate(shown.columns) if column not in UNSEEN]
    assert [tuple(row[place] for place in kept) for row in shown.rows] == expected


@pytest.mark.parametrize("name", ROWS)
def test_a_graph_without_anything_that_fits_gives_the_same_in_every_engine(name):
    """rdflib gives an empty row for a GROUP BY without groups; HAVING takes it away."""
    empty = Store()
    empty.extend(
        quad for quad in query_samples.quads() if quad.predicate.value.endswith(("#iso3", "/identifier", "#organization"))
    )
    params = ROWS[name][0]
    assert get(name).run(empty, **params).dicts() == get(name).run(to_rdflib(empty), **params).dicts()


def test_an_actor_narrows_what_an_optional_actor_may_narrow(engines):
    """Lines marked «given actor» only help the engine: with the actor the rows are those of all that have the actor."""
    store = engines["pyoxigraph"]
    for name in ("accusation-network", "conflict-dyads", "meetings", "mutual-cooperation", "newspapers-disagree", "aid-flows"):
        every, some = get(name).run(store), get(name).run(store, actor="RUS")
        russia = f"{query_samples.resource('state/RUS').value}"
        assert some.rows == [row for row in every.rows if russia in row], name


def test_weeks_begin_on_monday_across_the_ends_of_years():
    from datetime import timedelta

    from pyoxigraph import Literal, Quad

    from kg.publishing.vocabulary import XSD

    for first in (date(2015, 12, 28), date(2019, 12, 30), date(2020, 2, 24), date(2024, 12, 30)):
        for later in range(7):
            when = Literal((first + timedelta(days=later)).isoformat(), datatype=XSD.date)
            store = Store()
            for quad in query_samples.quads():
                store.add(Quad(quad.subject, quad.predicate, when) if quad.predicate.value.endswith("/date") else quad)
            weeks = {row[0] for row in get("timeline-weekly").run(store, actor="RUS").rows}
            assert weeks == {first.isoformat()}
