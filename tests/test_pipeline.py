"""The pipeline: its stages, their order, what each needs, and what comes out at the end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from reading import said

from kg.errors import WrongUse
from kg.model import ACTOR_KINDS, PLOVER, SUBTYPES, Article
from kg.reading import doc as marks
from kg.reading import pipeline
from kg.reading.pipeline import STAGES
from kg.reading.tokens import words_of

TEXT = "باريس تدعو إلى الهدوء\n\nاتهم ماكرون تركيا بالتصعيد. وقال الرئيس الفرنسي إن بلاده تدعم أرمينيا."


def test_the_stages_stand_in_their_order(nlp) -> None:
    assert tuple(nlp.pipe_names) == STAGES


def test_it_is_a_pipeline_of_arabic(nlp) -> None:
    assert nlp.lang == "ar"


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_can_be_added_by_name_to_any_arabic_pipeline(stage: str) -> None:
    marks.declare()
    nlp = spacy.blank("ar")
    nlp.add_pipe(stage)
    assert nlp.pipe_names == [stage]


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_says_what_it_assigns(nlp, stage: str) -> None:
    assert nlp.get_pipe_meta(stage).assigns


def test_spacy_finds_no_unmet_need_in_the_whole_pipeline(nlp) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


NEEDED = [stage for stage in STAGES if stage not in ("kg_learned", "kg_circumstances")]
"""The learned reader may be left out, and so may times and places."""


@pytest.mark.parametrize(
    ("stage", "before"),
    [
        *zip(NEEDED[1:], ("kg_sentences", "kg_sentences", *NEEDED[2:-1]), strict=True),
        ("kg_learned", "kg_relations"),
        ("kg_circumstances", "kg_qualifiers"),
    ],
)
def test_a_stage_without_the_one_before_it_is_refused_by_name(stage: str, before: str) -> None:
    marks.declare()
    nlp = spacy.blank("ar")
    nlp.add_pipe(stage)
    with pytest.raises(WrongUse, match=f"{stage} needs what {before} writes"):
        nlp(TEXT)


def test_stages_may_run_through_spacy_itself(nlp) -> None:
    doc = nlp(TEXT)
    assert said(doc._.reading) == said(pipeline.read(nlp, Article("x", TEXT)))


def test_actors_are_spans_of_the_doc(nlp) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["kg_actors"]][1:3] == [
        ("ماكرون", "person/emmanuel-macron"),
        ("تركيا", "state/TUR"),
    ]


def test_sentences_are_marked_on_the_tokens(nlp) -> None:
    assert len(list(nlp("أعلنت روسيا الانسحاب. رحبت تركيا.").sents)) == 2


def test_documents_can_be_read_in_a_stream(nlp) -> None:
    readings = [doc._.reading for doc in nlp.pipe(["دعت فرنسا تركيا إلى الحوار.", "دعت تركيا فرنسا إلى الحوار."])]
    assert [said(reading) for reading in readings] == [{"France REQUEST Turkey"}, {"Turkey REQUEST France"}]


def test_nothing_is_carried_from_one_article_to_the_next(nlp) -> None:
    pipeline.read(nlp, Article("1", "استقبل الرئيس التونسي قيس سعيد ضيوفه."))
    second = pipeline.read(nlp, Article("2", "وقال الرئيس إن الوضع خطير. واتهم الحكومة."))
    assert not second.mentions and not second.statements


# what comes out


def test_a_reading_holds_the_article_itself(nlp) -> None:
    article = Article("x", TEXT, title="باريس تدعو إلى الهدوء", date=date(2020, 9, 28))
    assert pipeline.read(nlp, article).article is article


def test_mentions_stand_in_text_order(read) -> None:
    begins = [mention.begin for mention in read(TEXT).mentions]
    assert begins == sorted(begins)


def test_every_actor_of_a_mention_statement_or_office_is_described(read) -> None:
    reading = read(TEXT)
    used = {mention.actor for mention in reading.mentions}
    used |= {actor for statement in reading.statements for actor in (statement.source, statement.target, statement.by) if actor}
    used |= {actor for stated in reading.memberships for actor in (stated.member, stated.organization)}
    assert used <= set(reading.actors)


def test_the_state_a_person_acts_for_is_described_too(read) -> None:
    assert "state/FRA" in read("قال ماكرون ذلك.").actors


def test_every_term_is_of_the_vocabulary(read) -> None:
    reading = read(TEXT)
    assert {actor.kind for actor in reading.actors.values()} <= set(ACTOR_KINDS)
    assert {statement.type for statement in reading.statements} <= set(PLOVER)
    assert {statement.sub for statement in reading.statements} <= {"", *SUBTYPES}


def test_the_same_article_is_read_the_same_way_twice(read) -> None:
    assert read(TEXT) == read(TEXT)


def test_an_article_without_a_date_is_read_too(read) -> None:
    assert "France REQUEST Turkey" in said(read("دعت فرنسا تركيا إلى الحوار.", date=None))


# a user's own actors


def test_actors_of_a_users_own_file_are_read(tmp_path: Path) -> None:
    file = tmp_path / "more.ttl"
    file.write_text(
        "@prefix kg: <https://w3id.org/geokg/ontology#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix party: <https://w3id.org/geokg/resource/party/> .\n"
        'party:greens a kg:PoliticalParty ; rdfs:label "حزب الخضر الروريتاني"@ar, "Greens"@en .\n',
        encoding="utf-8",
    )
    reading = pipeline.read(pipeline.load(actors=(file,)), Article("x", "انتقد حزب الخضر الروريتاني فرنسا."))
    assert said(reading) == {"Greens ACCUSE France"}


# words


def test_words_carry_their_sentence() -> None:
    assert [(word.text, word.sentence) for word in words_of("نعم. لا.")] == [("نعم", 0), (".", 0), ("لا", 1), (".", 1)]


def test_words_are_numbered_without_gaps() -> None:
    assert [word.index for word in words_of("#نعم _ لا  ـــ أبدا")] == [0, 1, 2]
