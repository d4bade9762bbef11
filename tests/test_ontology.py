"""The ontology: complete, bilingual, consistent, within OWL 2 RL, and the same as what the code is written with."""

import re
import shutil
import subprocess
import sys
import unicodedata

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.collection import Collection

from kg.model import ACTOR_KINDS, PLOVER, SUBTYPES
from kg.publishing.vocabulary import CLASS, DIRECT, HEADSHIPS, KG, NAMESPACES, ROLE, SUBCLASS, prefixes, resource
from kg.resources import path

NS = rdflib.Namespace(KG.iri)
ONTOLOGY = rdflib.URIRef("https://w3id.org/geokg/ontology")


def load(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(path("ontology", f"{name}.ttl"))
    graph.remove((None, OWL.imports, None))
    return graph


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return load("geokg")


@pytest.fixture(scope="module")
def terms(ontology):
    return {term: str(term).removeprefix(KG.iri) for term in ontology.subjects(RDFS.isDefinedBy, ONTOLOGY)}


# --- every term is there and says in two languages what it means


def test_the_code_writes_with_exactly_the_terms_of_the_ontology(terms):
    assert set(terms.values()) == set(KG)


@pytest.mark.parametrize("said", [RDFS.label, SKOS.definition])
def test_every_term_has_one_label_and_one_definition_in_arabic_and_in_english(ontology, terms, said):
    wrong = {
        name for term, name in terms.items() if sorted(it.language or "" for it in ontology.objects(term, said)) != ["ar", "en"]
    }
    assert wrong == set()


def test_arabic_is_in_logical_order_without_tatweel_or_presentation_forms():
    for name in ("geokg", "alignments", "chains", "shapes"):
        text = path("ontology", f"{name}.ttl").read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
        assert not re.search("[\u0640\ufb50-\ufdff\ufe70-\ufeff\u200e\u200f\u202a-\u202e]", text)


def test_the_ontology_has_the_metadata_that_catalogues_ask_for(ontology):
    dcterms, vann = rdflib.Namespace("http://purl.org/dc/terms/"), rdflib.Namespace("http://purl.org/vocab/vann/")
    wanted = (OWL.versionIRI, OWL.versionInfo, dcterms.title, dcterms.description, dcterms.creator, dcterms.license)
    assert all(ontology.value(ONTOLOGY, it, any=True) for it in wanted)
    assert str(ontology.value(ONTOLOGY, vann.preferredNamespacePrefix)) == "kg"
    assert str(ontology.value(ONTOLOGY, vann.preferredNamespaceUri)) == KG.iri


def test_prefixes_of_the_ontology_mean_what_they_mean_in_the_code(ontology):
    declared = {prefix: str(iri) for prefix, iri in ontology.namespaces()}
    assert all(declared[prefix] == space.iri for prefix, space in NAMESPACES.items() if prefix in declared)


# --- the tables of the code repeat the ontology


def test_every_kind_of_actor_is_a_class_of_actors_or_the_disputed_territory(ontology):
    for kind in ACTOR_KINDS:
        parents = set(ontology.transitive_objects(NS[kind], RDFS.subClassOf))
        assert NS.Actor in parents or kind == "DisputedTerritory"


def test_sixteen_plover_types_are_sixteen_classes(ontology):
    direct = set(ontology.subjects(RDFS.subClassOf, NS.Interaction))
    assert {str(ontology.value(it, NS.plover)): it for it in direct} == {
        name: rdflib.URIRef(it.value) for name, it in CLASS.items()
    }
    assert set(CLASS) == set(PLOVER)


def test_subtypes_lead_to_subclasses_of_their_plover_class(ontology):
    for (plover, sub), finer in SUBCLASS.items():
        assert sub in SUBTYPES
        assert (rdflib.URIRef(finer.value), RDFS.subClassOf, rdflib.URIRef(CLASS[plover].value)) in ontology


def test_direct_properties_of_classes_are_those_of_the_ontology(ontology):
    classes = set(ontology.transitive_subjects(RDFS.subClassOf, NS.Interaction)) - {NS.Interaction}
    assert {str(it): str(ontology.value(it, NS.directProperty)) for it in classes} == {
        k.value: v.value for k, v in DIRECT.items()
    }


def test_roles_and_headships_are_those_of_the_ontology(ontology):
    for role in ontology.subjects(RDF.type, NS.Role):
        notation = str(ontology.value(role, SKOS.notation))
        assert {str(it) for it in ontology.objects(role, NS.directProperty)} == {it.value for it in ROLE[notation]}
        assert ontology.value(role, NS.givesHeadship).toPython() is (notation in HEADSHIPS)
    assert {str(it) for role in ontology.subjects(RDF.type, NS.Role) for it in ontology.objects(role, SKOS.notation)} == set(ROLE)


def test_every_class_of_interactions_carries_notations_quad_class_and_a_weight_of_its_sign(ontology):
    for kind in DIRECT:
        node = rdflib.URIRef(kind.value)
        notations = {str(it).partition(":")[0] for it in ontology.objects(node, SKOS.notation)}
        quad, weight = ontology.value(node, NS.quadClass), ontology.value(node, NS.weight).toPython()
        assert notations == {"PLOVER", "CAMEO"}
        assert -10 <= weight <= 10
        assert weight >= 0 if str(quad).endswith("Cooperation") else weight <= 0


def test_ceasefire_calls_are_requests_and_so_are_their_edges(ontology):
    assert (NS.CeasefireCall, RDFS.subClassOf, NS.Request) in ontology
    assert (NS.callsForCeasefire, RDFS.subPropertyOf, NS.requestsOf) in ontology


# --- profile and consistency

RL_TERMS = {
    "Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "FunctionalProperty", "SymmetricProperty",
    "TransitiveProperty", "NamedIndividual", "Restriction", "AllDisjointClasses", "members", "disjointWith", "intersectionOf",
    "onProperty", "someValuesFrom", "hasKey", "inverseOf", "propertyChainAxiom", "Thing", "versionIRI", "versionInfo", "imports",
}  # fmt: skip


def test_only_constructs_of_owl_2_rl_are_used():
    graph = load("geokg", "chains", "alignments")
    used = {str(term).removeprefix(str(OWL)) for triple in graph for term in triple if str(term).startswith(str(OWL))}
    assert used <= RL_TERMS


def test_class_expressions_stand_only_where_rl_allows_them():
    graph = load("geokg", "chains", "alignments")
    for place in (RDFS.subClassOf, RDFS.domain, RDFS.range, RDF.type, OWL.disjointWith):
        assert not [it for it in graph.objects(None, place) if isinstance(it, rdflib.BNode)]


def test_every_property_has_one_kind():
    graph = load("geokg", "chains", "alignments")
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)
    assert not [it for it in set(graph.subjects(RDF.type)) if sum((it, RDF.type, kind) in graph for kind in kinds) > 1]


def test_rl_closure_finds_no_contradiction():
    owlrl = pytest.importorskip("owlrl")
    reasoner = owlrl.OWLRL_Semantics(load("geokg", "chains"), axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    assert reasoner.error_messages == []


def closed(*facts: tuple[str, str, str], modules=("geokg",)) -> rdflib.Graph:
    """The RL closure of some facts, written with the prefixes of this project."""
    owlrl = pytest.importorskip("owlrl")
    graph = load(*modules)
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())
    graph.parse(data=head + "".join(f"{' '.join(fact)} .\n" for fact in facts), format="turtle")
    owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False).closure()
    return graph


OFFICE = "<https://w3id.org/geokg/resource/office/ARM/head_of_government>"


def test_who_holds_an_office_that_heads_a_state_is_a_leader():
    graph = closed(("person:a", "kg:holdsOffice", OFFICE), (OFFICE, "kg:heads", "state:ARM"), ("person:b", "a", "kg:Person"))
    leaders = set(graph.subjects(RDF.type, NS.Leader))
    assert leaders == {rdflib.URIRef(resource("person/a").value)}


def test_a_leaders_act_counts_as_the_states_only_with_the_chains():
    facts = (("person:a", "kg:actsFor", "state:ARM"), ("person:a", "kg:accuses", "state:TUR"))
    edge = (rdflib.URIRef(resource("state/ARM").value), NS.accuses, rdflib.URIRef(resource("state/TUR").value))
    assert edge not in closed(*facts)
    assert edge in closed(*facts, modules=("geokg", "chains"))


def test_every_direct_property_but_the_common_one_has_its_chain():
    graph = load("chains")
    chained = {
        str(it): [str(step) for step in Collection(graph, chain)] for it, chain in graph.subject_objects(OWL.propertyChainAxiom)
    }
    assert chained == {it.value: [KG.representedBy.value, it.value] for it in set(DIRECT.values())}


@pytest.fixture(scope="module")
def hermit(tmp_path_factory):
    owlready2 = pytest.importorskip("owlready2", reason="owlready2, which ships the reasoner HermiT, is not installed")
    if not shutil.which("java"):
        pytest.skip("HermiT needs Java, which is not on this machine")

    def classify(more: str = ""):
        graph = load("geokg", "chains", "alignments")
        head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())
        graph.parse(data=head + more, format="turtle")
        file = tmp_path_factory.mktemp("owl") / "all.nt"
        graph.serialize(file, format="nt", encoding="utf-8")
        world = owlready2.World()
        loaded = world.get_ontology(file.as_uri()).load()
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
        return world

    return classify


def test_hermit_finds_every_class_satisfiable(hermit):
    assert list(hermit().inconsistent_classes()) == []


def test_hermit_refuses_a_state_that_is_a_person(hermit):
    import owlready2

    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        hermit("state:ARM a kg:State, kg:Person, owl:NamedIndividual .")


def test_hermit_finds_the_leader(hermit):
    world = hermit(
        f"person:a a owl:NamedIndividual ; kg:holdsOffice {OFFICE} . "
        f"{OFFICE} a owl:NamedIndividual ; kg:heads state:ARM . state:ARM a kg:State, owl:NamedIndividual ."
    )
    assert world[KG.Leader.value] in world[resource("person/a").value].INDIRECT_is_a


# --- alignments


def test_alignments_match_and_never_equate():
    graph = load("alignments")
    assert not list(graph.subject_objects(OWL.equivalentClass)) + list(graph.subject_objects(OWL.equivalentProperty))
    for name in PLOVER:
        assert (
            rdflib.URIRef(CLASS[name].value),
            SKOS.closeMatch,
            rdflib.URIRef(f"https://w3id.org/geokg/plover/{name}"),
        ) in graph


def test_alignments_speak_only_of_terms_that_exist(terms):
    used = {term for triple in load("alignments", "shapes") for term in triple if str(term).startswith(KG.iri)}
    assert used <= set(terms)


# --- the vocabulary in code


def test_a_typo_in_a_term_raises_and_suggests():
    with pytest.raises(AttributeError, match=r"no term 'suports'; did you mean supports"):
        _ = KG.suports


def test_a_vocabulary_cannot_be_changed():
    with pytest.raises(AttributeError, match="closed"):
        KG.supports = KG.accuses


def test_resources_are_valid_iris_whatever_their_name_holds():
    assert resource('person/a "b" <c>').value == "https://w3id.org/geokg/resource/person/a%20%22b%22%20%3Cc%3E"


def test_asking_a_graph_loads_neither_rdflib_nor_any_language_processing():
    code = "import sys, kg.publishing.graph, kg.publishing.reasoning, kg.publishing.validation as v; " \
           "print([m for m in ('rdflib', 'spacy', 'camel_tools', 'pyshacl', 'kg.reading') if m in sys.modules])"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=path("ontology").parent)
    assert done.stdout.strip() == "[]"
