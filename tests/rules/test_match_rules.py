"""What a ranking may know, what it makes of it, and that it always makes the same of it."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules import match_order, match_points, ranking
from caseflow.rules.match_order import OPENINGS, PEOPLE, Inputs
from caseflow.rules.matching import CHECKS, CRITERIA, DEFAULT_WEIGHTS, Candidate, Wanted, against, check_weights, first
from caseflow.rules.reason import NotAllowed, because, from_json
from caseflow.rules.replaying import differences
from caseflow.vocabulary.reasons import SENTENCES, sentence

TODAY = date(2026, 11, 24)
REGIONS = ("", "CA-NS", "CA-NS CA-ON", "CA-QC")
DAYS = st.dates(date(2026, 6, 1), date(2027, 12, 1)).map(date.isoformat)

candidates = st.builds(
    Candidate,
    evaluated=st.booleans(),
    on_hold=st.booleans(),
    old_enough=st.sampled_from([True, False, None]),
    wanted_rank=st.none() | st.integers(1, 10),
    wanted_digits=st.sampled_from([0, 2, 3, 4]),
    worked_digits=st.sampled_from([0, 2, 3, 4]),
    months=st.integers(0, 500),
    months_near=st.integers(0, 500),
    licence=st.sampled_from(["", "valid", "conditional", "expired", "not_yet", "other"]),
    licence_until=st.none() | DAYS,
    spoken=st.none() | st.integers(0, 7),
    tested=st.none() | st.integers(1, 6),
    skills=st.sampled_from(["", "a:1:said", "a:4:certified b:2:tested", "b:3:said"]),
    isced=st.none() | st.integers(0, 8),
    residence=st.sampled_from([None, "GTM", "CAN"]),
    statuses=st.sampled_from([None, "returned", "visitor worker"]),
    pathway=st.sampled_from([None, "p1", "p2"]),
    service_consent=st.booleans(),
    presenting=st.sampled_from(["agreed", "ended", "withdrawn", "unasked"]),
    regions=st.sampled_from(REGIONS),
    countries=st.sampled_from(["", "CAN", "ESP"]),
    not_regions=st.sampled_from(REGIONS),
    together=st.sampled_from(["must", "rather", "no_matter"]),
    needs_housing=st.booleans(),
    earliest=st.none() | DAYS,
    placed=st.sampled_from(["", "here", "another"]),
)
openings = st.builds(
    Wanted,
    ref=st.just("OP-1"),
    isco=st.just("5321"),
    country=st.just("CAN"),
    starts_on=st.just(date(2027, 3, 1)),
    region=st.sampled_from(["", "CA-NS"]),
    language=st.sampled_from(["", "eng"]),
    language_level=st.sampled_from(["", "A1", "B1", "native"]),
    language_tested=st.booleans(),
    needs_licence=st.booleans(),
    skills=st.sampled_from([(), ("a",), ("a", "b")]),
    experience_months=st.sampled_from([0, 12, 60]),
    isced=st.sampled_from([None, 0, 3, 6]),
    pathways=st.sampled_from([(), ("p1",)]),
    programmes=st.sampled_from([(), ("p1", "p3")]),
    residences=st.sampled_from([(), ("GTM", "HND")]),
    statuses=st.sampled_from([(), ("returned",)]),
    has_housing=st.booleans(),
    takes_families=st.booleans(),
)
weights = st.fixed_dictionaries({name: st.integers(0, 100) for name in CRITERIA}).filter(lambda w: any(w.values()))


def inputs_of(wanted, people, weight=DEFAULT_WEIGHTS, kind=PEOPLE, ids=None):
    cells = {name: [getattr(one, name) for one in people] for name in Candidate._fields}
    ids = ids or list(range(1, len(people) + 1))
    return Inputs(kind, TODAY, "a seed", (wanted,), (weight,), ids, [0] * len(ids), [f"PE-{n}" for n in ids], cells)


def by_person(results):
    columns = results.columns
    return {one: (columns["place"][n], columns["score"][n]) for n, one in enumerate(columns["person"])}


def test_a_candidate_has_nothing_that_anybody_could_be_favoured_by():
    assert Candidate._fields == (
        "evaluated", "on_hold", "old_enough", "wanted_rank", "wanted_digits", "worked_digits", "months", "months_near",
        "licence", "licence_until", "spoken", "tested", "skills", "isced", "residence", "statuses", "pathway",
        "service_consent", "presenting", "regions", "countries", "not_regions", "together", "needs_housing",
        "earliest", "placed",
    )  # fmt: skip
    assert CRITERIA == ("occupation", "experience", "skills", "language", "education", "region", "start")


@given(openings, candidates)
def test_each_group_of_rules_and_each_criterion_reads_only_the_fields_it_names(wanted, person):
    for fields, check in CHECKS:
        only = Candidate(**{name: getattr(person, name) for name in fields})
        assert tuple(check(wanted, only)) == tuple(check(wanted, person))
    for fields, ask in match_points.CRITERION.values():
        only = Candidate(**{name: getattr(person, name) for name in fields})
        assert ask(wanted, only) == ask(wanted, person)


@given(openings, candidates)
def test_every_criterion_gives_whole_points_from_0_to_100(wanted, person):
    assert all(0 <= part <= 100 and isinstance(part, int) for part in match_points.points(wanted, person))


@given(openings, candidates, weights, st.integers(1, 300), st.sampled_from(["months", "months_near"]))
def test_more_experience_never_lowers_a_score(wanted, person, weight, more, field):
    longer = person._replace(**{field: getattr(person, field) + more})
    scores = [match_points.score(match_points.points(wanted, one), weight) for one in (person, longer)]
    assert scores[0] <= scores[1] and against(wanted, person) == against(wanted, longer)


@given(openings, candidates, st.sampled_from(["spoken", "tested", "isced"]))
def test_more_of_a_language_or_of_schooling_never_lowers_a_score_nor_keeps_out(wanted, person, field):
    now = getattr(person, field)
    better = person._replace(**{field: 0 if now is None else min(now + 1, 7)})
    points = [match_points.points(wanted, one) for one in (person, better)]
    assert all(before <= after for before, after in zip(*points, strict=True))
    codes = [{r.code for r in against(wanted, one)} - {"match_language_unknown"} for one in (person, better)]
    assert now is None or codes[1] <= codes[0] | {"match_language_low", "match_language_not_spoken"}


@given(openings, st.lists(candidates, min_size=1, max_size=8), weights, st.randoms())
def test_the_order_of_the_lines_changes_nothing(wanted, people, weight, dice):
    ids = list(range(1, len(people) + 1))
    mixed = list(zip(people, ids, strict=True))
    dice.shuffle(mixed)
    once = match_order.rank(inputs_of(wanted, people, weight))
    again = match_order.rank(inputs_of(wanted, [p for p, _n in mixed], weight, ids=[n for _p, n in mixed]))
    assert by_person(once) == by_person(again)


@given(openings, st.lists(candidates, min_size=1, max_size=8), weights, st.sampled_from(CRITERIA))
def test_a_criterion_of_weight_zero_counts_nothing(wanted, people, weight, dropped):
    weight = {**weight, dropped: 0}
    fields = match_points.CRITERION[dropped][0]
    other = [one._replace(**{name: getattr(people[0], name) for name in fields}) for one in people]
    scores = [match_points.score(match_points.points(wanted, one), weight) for one in people]
    same = [match_points.score(match_points.points(wanted, one), weight) for one in other]
    touched = {name for key, (names, _ask) in match_points.CRITERION.items() if key != dropped for name in names}
    assert scores == same or touched & set(fields)


@given(openings, st.lists(candidates, max_size=8), weights)
def test_a_ranking_of_many_says_of_each_what_the_rules_say_of_one(wanted, people, weight):
    results = match_order.rank(inputs_of(wanted, people, weight))
    for line, one in enumerate(people):
        reasons = [from_json(why) for why in results.head["why"][results.columns["why"][line]]]
        todo = [from_json(why) for why in results.head["first"][results.columns["first"][line]]]
        counted = match_points.counting(wanted, weight)
        assert tuple(reasons) == against(wanted, one) and tuple(todo) == first(wanted, one)
        assert results.columns["score"][line] == match_points.score(match_points.points(wanted, one), counted)
        assert bool(results.columns["place"][line]) == (not reasons)


@given(openings, st.lists(candidates, max_size=8), weights)
def test_what_is_kept_gives_the_same_ranking_again(wanted, people, weight):
    inputs = inputs_of(wanted, people, weight)
    packed, made = ranking.pack(match_order.keep(inputs)), ranking.pack(match_order.rank(inputs))
    assert not differences(packed, made, ranking.digest(packed), ranking.digest(made))
    head = json.loads(json.dumps(match_order.keep(inputs).head))
    again = match_order.read(ranking.Kept(head, ranking.unpack(packed).columns))
    assert ranking.pack(match_order.rank(again)) == made


def test_whatever_is_changed_in_what_is_kept_is_found():
    people = [Candidate(wanted_rank=1, wanted_digits=4, months=n) for n in (3, 9)]
    inputs = inputs_of(Wanted("OP-1", "5321", "CAN", date(2027, 3, 1)), people)
    kept, results = match_order.keep(inputs), match_order.rank(inputs)
    packed, made = ranking.pack(kept), ranking.pack(results)
    forged = ranking.pack(replace(results, columns={**results.columns, "place": [1, 2]}))
    found = differences(packed, forged, ranking.digest(packed), ranking.digest(made))
    assert [one.code for one in found] == ["replay_results_changed", "replay_line_differs"]
    assert dict(found[1].facts)["line"] == 1
    with_hash = differences(packed, forged, ranking.digest(packed), ranking.digest(forged))
    assert [one.code for one in with_hash] == ["replay_line_differs"]
    other = ranking.pack(replace(kept, columns={**kept.columns, "months": [9, 3]}))
    assert differences(other, made, ranking.digest(packed), ranking.digest(made))[0].code == "replay_inputs_changed"
    old = ranking.pack(replace(kept, head={**kept.head, "rules": "0"}))
    assert differences(old, made, "", "")[0].code == "replay_other_rules"


def test_equal_scores_are_ordered_by_nothing_but_the_key():
    people = [Candidate(wanted_rank=1, wanted_digits=4)] * 40
    inputs = inputs_of(Wanted("OP-1", "5321", "CAN", date(2027, 3, 1)), people)
    places = match_order.rank(inputs).columns["place"]
    assert sorted(places) == list(range(1, 41)) and places not in ([*range(1, 41)], [*range(40, 0, -1)])
    assert match_order.rank(replace(inputs, seed="another")).columns["place"] != places


def test_an_opening_that_cannot_be_used_keeps_everybody_out_of_a_ranking_of_openings_only():
    shut = replace(Wanted("OP-1", "5321", "CAN", date(2027, 3, 1)), against=(because("opening_not_open"),))
    people = [Candidate(wanted_rank=1, wanted_digits=4)]
    assert match_order.rank(inputs_of(shut, people, kind=OPENINGS)).columns["place"] == [0]
    assert match_order.rank(inputs_of(shut, people)).columns["place"] == [1]


@given(openings, candidates)
def test_every_reason_has_its_sentence(wanted, person):
    for reason in (*against(wanted, person), *first(wanted, person)):
        said = sentence(reason.code, reason.facts)
        assert reason.code in SENTENCES and "%(" not in said and not re.search(r"\b[A-Z]{2}-[A-Z]{2}\b", said)


@pytest.mark.parametrize(
    ("given_weights", "code"),
    [
        ({"charm": 5}, "weight_unknown"),
        ({"skills": -1}, "weight_not_possible"),
        ({"skills": 101}, "weight_not_possible"),
        ({"skills": 1.5}, "weight_not_possible"),
        ({"skills": True}, "weight_not_possible"),
        ({"skills": "7"}, "weight_not_possible"),
        (dict.fromkeys(CRITERIA, 0), "weights_all_zero"),
    ],
)
def test_weights_that_make_no_sense_are_refused(given_weights, code):
    with pytest.raises(NotAllowed) as no:
        check_weights(given_weights)
    assert no.value.because.code == code and no.value.field == "weights"


def test_weights_that_are_not_given_are_the_usual_ones():
    assert check_weights({}) == DEFAULT_WEIGHTS and sum(DEFAULT_WEIGHTS.values()) == 100
    assert check_weights({"skills": 0})["skills"] == 0


@pytest.mark.parametrize(("days", "points"), [(None, 50), (-1, 0), (0, 100), (30, 100), (200, 50), (365, 0), (999, 0)])
def test_the_longer_somebody_waits_the_fewer_points(days, points):
    starts = date(2027, 3, 1)
    earliest = None if days is None else (starts - timedelta(days=days)).isoformat()
    assert abs(match_points.start(starts, earliest) - points) <= 1
