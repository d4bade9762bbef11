"""The learned reader: what it adds to the rules, how it explains itself, and that a confidence is a probability."""

from __future__ import annotations

import pytest

from kg.reading.confidence import FLOOR, evidence_of, weighed
from kg.reading.learned import pairs, parse, weights

TABLE = (
    "classes\t-\t- ACCUSE SUPPORT",
    "act\tbias\t-:1.0",
    "act\tw=اتهم\tACCUSE:4.0 SUPPORT:-1.0",
    "source\tsubj:subject behind the verb\t2.0",
    "target\t>p=\t1.5",
    "nobody\tbias\t-2.0",
    "combine\tbias\t-1.0",
    "combine\trules\t2.0",
)


def test_a_model_is_a_table_of_weights() -> None:
    model = parse(TABLE)
    assert model.classes == ("-", "ACCUSE", "SUPPORT")
    assert list(model.act.logits(["bias", "w=اتهم", "unknown"])) == [1.0, 4.0, -1.0]
    assert model.combine == (-1.0, 2.0)


def test_a_feature_counts_once_however_often_it_is_named() -> None:
    assert list(parse(TABLE).act.logits(["bias", "bias"])) == [1.0, 0.0, 0.0]


def test_reasons_are_the_features_that_weigh_most() -> None:
    assert parse(TABLE).act.reasons(["bias", "w=اتهم"], 1) == ["«اتهم»"]


@pytest.mark.parametrize(
    ("sources", "targets", "nobody", "expected"),
    [
        pytest.param([0.9, 0.1], [0.1, 0.9], 0.1, [(0, 1)], id="one source, one target"),
        pytest.param([0.9, 0.1], [0.1, 0.1], 0.9, [(0, None)], id="aimed at nobody"),
        pytest.param([0.9, 0.1], [0.1, 0.1], 0.1, [], id="no target where one is needed"),
        pytest.param([0.4, 0.3], [0.1, 0.9], 0.1, [(0, 1)], id="nobody sure: the likeliest"),
        pytest.param([0.2, 0.1], [0.1, 0.9], 0.1, [], id="no source"),
    ],
)
def test_who_does_it_to_whom(sources: list[float], targets: list[float], nobody: float, expected: list[object]) -> None:
    found = pairs(["state/FRA", "state/SYR"], 0.8, sources, targets, nobody)
    assert [(source, target) for source, target, _ in found] == expected


def test_nobody_acts_on_himself() -> None:
    assert pairs(["state/FRA", "state/FRA"], 0.8, [0.9, 0.1], [0.9, 0.9], 0.1) == []


def test_a_statement_read_by_rules_and_model_is_surer_than_by_either() -> None:
    factors = weights().combine
    rules, model, both = (weighed(evidence_of(*each, aimless=False), factors) for each in ((0.7, 0.0), (0.0, 0.7), (0.7, 0.7)))
    assert both > rules > FLOOR and both > model > FLOOR


def test_a_reading_of_the_model_says_what_decided(read_both) -> None:
    reading = read_both("دخلت القوات التركية مدينة عفرين بعد معارك مع وحدات حماية الشعب.")
    rules = {evidence.rule for statement in reading.statements for evidence in statement.evidence}
    assert any(rule.startswith("learned") and "«معركه»" in rule for rule in rules)


def test_rules_alone_leave_out_what_only_the_model_reads(read, read_both) -> None:
    text = "دخلت القوات التركية مدينة عفرين بعد معارك مع وحدات حماية الشعب."
    assert not read(text).statements and read_both(text).statements


def test_what_the_model_doubts_is_not_stated(read_both) -> None:
    reading = read_both("اجتمعت فرنسا وألمانيا في باريس، وقالت روسيا إن الطقس جميل.")
    assert all(statement.confidence >= FLOOR for statement in reading.statements)
