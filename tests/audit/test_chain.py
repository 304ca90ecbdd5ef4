from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.audit.chain import GENESIS, Entry, Fields, Kind, Problem, link, mac, verify

KEY = b"k" * 32
AT = datetime(2026, 5, 3, 14, 5, 6, 7, tzinfo=UTC)


def key_of(version: int) -> bytes | None:
    return KEY if version == 1 else None


def entry(previous: bytes, seq: int, key: bytes = KEY, **changes: object) -> Entry:
    fields = replace(Fields("case:17", seq, AT, 3, "step.submit", f"CF-X/steps/{seq}", 1, b"sealed"), **changes)
    digest = link(previous, fields)
    return Entry(fields, previous, digest, mac(key, digest))


@pytest.fixture
def chain() -> list[Entry]:
    entries: list[Entry] = []
    for seq in range(1, 6):
        entries.append(entry(entries[-1].hash if entries else GENESIS, seq))
    return entries


def head(entries: list[Entry]) -> tuple[int, bytes]:
    return entries[-1].fields.seq, entries[-1].hash


def problem(entries: list[Entry], kept: tuple[int, bytes] | None = None) -> Problem | None:
    return verify("case:17", entries, key_of, kept)


def test_an_untouched_chain_has_no_problem(chain: list[Entry]) -> None:
    assert problem(chain, head(chain)) is None


def test_an_empty_chain_has_no_problem() -> None:
    assert problem([], (0, GENESIS)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"actor_id": 4},
        {"action": "step.grant"},
        {"subject": "CF-X/steps/9"},
        {"payload": b"another"},
        {"at": AT + timedelta(microseconds=1)},
        {"key_id": 2},
        {"chain": "case:18"},
    ],
)
def test_any_changed_field_is_found_at_its_entry(chain: list[Entry], change: dict[str, object]) -> None:
    chain[2] = replace(chain[2], fields=replace(chain[2].fields, **change))
    assert problem(chain) == Problem("case:17", 3, Kind.CHANGED)


def test_a_missing_entry_is_a_gap(chain: list[Entry]) -> None:
    del chain[1]
    assert problem(chain) == Problem("case:17", 3, Kind.GAP)


def test_a_missing_first_entry_is_a_gap(chain: list[Entry]) -> None:
    assert problem(chain[1:]) == Problem("case:17", 2, Kind.GAP)


def test_entries_in_another_order_are_found(chain: list[Entry]) -> None:
    chain[1], chain[2] = chain[2], chain[1]
    assert problem(chain) == Problem("case:17", 3, Kind.GAP)
    assert problem([*chain[:1], chain[2], chain[1], chain[0]]) == Problem("case:17", 1, Kind.REORDERED)


def test_numbers_that_were_swapped_are_found(chain: list[Entry]) -> None:
    second, third = chain[1], chain[2]
    chain[1] = replace(third, fields=replace(third.fields, seq=2))
    chain[2] = replace(second, fields=replace(second.fields, seq=3))
    assert problem(chain) == Problem("case:17", 2, Kind.FORK)


def test_two_entries_in_one_place_are_a_fork(chain: list[Entry]) -> None:
    assert problem([*chain[:3], entry(chain[1].hash, 3, actor_id=9), *chain[3:]]) == Problem("case:17", 3, Kind.FORK)


def test_an_entry_that_continues_from_an_older_one_is_a_fork(chain: list[Entry]) -> None:
    assert problem([*chain, entry(chain[2].hash, 6)]) == Problem("case:17", 6, Kind.FORK)


def test_a_chain_written_anew_without_the_key_is_forged(chain: list[Entry]) -> None:
    forged: list[Entry] = []
    for seq in range(1, 6):
        forged.append(entry(forged[-1].hash if forged else GENESIS, seq, key=b"x" * 32, actor_id=9))
    assert problem(forged, head(forged)) == Problem("case:17", 1, Kind.FORGED)


def test_an_entry_under_a_key_we_do_not_have_is_forged(chain: list[Entry]) -> None:
    assert problem([*chain, entry(chain[-1].hash, 6, key_id=7)]) == Problem("case:17", 6, Kind.FORGED)


def test_entries_cut_from_the_end_are_found_by_the_head(chain: list[Entry]) -> None:
    assert problem(chain[:3], head(chain)) == Problem("case:17", 5, Kind.CUT)
    assert problem([], head(chain)) == Problem("case:17", 5, Kind.CUT)


def test_a_head_that_was_set_back_is_found(chain: list[Entry]) -> None:
    assert problem(chain, head(chain[:3])) == Problem("case:17", 5, Kind.CUT)


def test_the_hash_does_not_depend_on_the_time_zone_in_which_the_moment_is_written(chain: list[Entry]) -> None:
    there = replace(chain[0].fields, at=AT.astimezone(timezone(timedelta(hours=-6))))
    assert link(GENESIS, there) == chain[0].hash


def test_the_hash_of_an_entry_stays_what_it_was_when_it_was_written(chain: list[Entry]) -> None:
    assert chain[0].hash.hex() == "059a041aabbd9a174bc2ed709de1400db4ecad50c879809f7ff307276425b6b7"


@given(action=st.text(max_size=6), subject=st.text(max_size=6), cut=st.integers(0, 6))
def test_moving_a_letter_from_one_field_to_the_next_changes_the_hash(action: str, subject: str, cut: int) -> None:
    joined = action + subject
    one = Fields("c", 1, AT, 1, action, subject, 1, b"")
    two = replace(one, action=joined[:cut], subject=joined[cut:])
    assert (link(GENESIS, one) == link(GENESIS, two)) == (one == two)
