"""The timeline: what happened to the case and its people, in words, newest first."""

import re
from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.audit import trail
from caseflow.casefile.timeline import timeline
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.paging import Cursor
from caseflow.rules.reason import as_json, because
from caseflow.vocabulary.timeline import NOUNS, TimelineKind
from tests.factories import cases, people
from tests.factories.casefiles import days
from tests.factories.trail import readings


@pytest.fixture
def person(world):
    return people.person(world.teams["north"], "Ana", "López")


@pytest.fixture
def case(world, person) -> Case:
    row = cases.case(world.teams["north"], person)
    db.session.commit()
    return row


def happened(world, case, kind=None, cursor=None, who="caseworker"):
    return timeline(world.actor(who), case.ref, kind, cursor).page


def test_the_newest_comes_first_with_who_and_when(world, case):
    with clock.moved(timedelta(days=-2)):
        trail.commit(SYSTEM, "case.open", case, case.ref, team="North")
    trail.commit(world.actor("supervisor"), "case.assign", case, case.ref)
    newest, oldest = happened(world, case).items
    assert (newest.what, newest.by) == ("Case assigned", "Sue Visor")
    assert (oldest.what, oldest.by) == ("Case opened", "")
    assert newest.at > oldest.at


def test_a_change_says_from_what_to_what_in_words(world, case):
    trail.commit(
        world.actor("caseworker"), "case.hold", case, case.ref,
        before={"status": "open", "risk": "high"}, after={"status": "on_hold", "risk": "high"},
        until=days(5), event="intake_opens", reason="Closed until May.",
    )  # fmt: skip
    changes = {c.label: (c.before, c.after) for c in happened(world, case).items[0].changes}
    assert changes["Status"] == ("Open", "On hold")
    assert "Risk" not in changes
    assert changes["Waits for"] == ("", "The intake of the pathway opens")
    assert changes["Reason"] == ("", "Closed until May.")
    assert re.fullmatch(r"\d+ \w+ \d{4}", changes["Until"][1])


def test_what_happened_to_the_people_is_there_too(world, case, person):
    trail.commit(
        world.actor("caseworker"), "person.edit", person, person.ref, part="residence",
        before={"municipality": "Halifax"}, after={"municipality": ""},
    )  # fmt: skip
    entry = happened(world, case).items[0]
    assert (entry.what, entry.about) == ("Person changed", "Ana López")
    assert [(c.label, c.before, c.after) for c in entry.changes] == [("Municipality", "Halifax", "")]


def test_nothing_of_people_who_are_not_in_the_case(world, case):
    other = people.person(world.teams["north"], "Berta", "Ruiz")
    trail.commit(world.actor("caseworker"), "person.edit", other, other.ref)
    assert happened(world, case).items == ()


def test_of_somebody_who_left_only_what_happened_until_then(world, case):
    left = people.person(world.teams["north"], "Berta", "Ruiz")
    cases.member(case, left, "sibling", left_on=days(-2))
    with clock.moved(timedelta(days=-5)):
        trail.commit(world.actor("caseworker"), "person.edit", left, left.ref)
    trail.commit(world.actor("caseworker"), "person.screen", left, left.ref)
    assert [entry.what for entry in happened(world, case).items] == ["Person changed"]
    left.team_id = world.teams["south"].id
    db.session.commit()
    assert happened(world, case).items == ()


def test_what_is_confidential_beyond_the_case_stays_in_the_trail(world, case, person):
    user = world.actor("caseworker")
    trail.commit(
        user, "person.screen", person, person.ref,
        before={"protection": "unknown", "protection_status": ""},
        after={"protection": "protected", "protection_status": "claim_made", "feared_1": "HND", "protection_note": "x"},
    )  # fmt: skip
    trail.commit(
        user, "person.fact", person, f"{person.ref}/facts/x", fact="person.has_criminal_record", before=None, after=True
    )
    fact, screening = happened(world, case).items
    assert [c.label for c in screening.changes] == ["Protection"]
    assert fact.changes == ()


def test_the_number_of_a_document_shows_only_its_end(world, case, person):
    trail.commit(
        world.actor("caseworker"), "identity.edit", person, f"{person.ref}/documents/1",
        after={"kind": "passport", "number": "A09876543"},
    )  # fmt: skip
    assert ("Number", "…543") in [(c.label, c.after) for c in happened(world, case).items[0].changes]


def test_an_override_stands_out_and_says_what_was_missing(world, browse, case):
    trail.commit(
        world.actor("supervisor"), "case.override", case, case.ref, before={"stage": "placement"},
        after={"stage": "regularization"}, reason="The offer is promised.",
        missing=[as_json(because("placement_not_accepted"))],
    )  # fmt: skip
    entry = happened(world, case).items[0]
    assert entry.is_override and entry.missing[0].code == "placement_not_accepted"
    page = browse("caseworker").get(f"/cases/{case.ref}").text
    assert 'class="is-override"' in page and "Override" in page and "Went on without:" in page


@pytest.mark.parametrize("kind", list(TimelineKind))
def test_it_can_be_filtered_by_kind(world, browse, case, kind):
    for nouns in NOUNS.values():
        trail.commit(world.actor("caseworker"), f"{nouns[0]}.edit", case, case.ref)
    ref = case.ref
    assert {entry.kind for entry in happened(world, case, kind).items} == {kind}
    page = browse("caseworker").get(f"/cases/{ref}/timeline", kind=kind.value)
    assert page.status_code == 200 and f'value="{kind.value}" selected' in page.text


def test_a_kind_that_does_not_exist_is_not_there(browse, case):
    assert browse("caseworker").get(f"/cases/{case.ref}/timeline", kind="gossip").status_code == 404


def test_pages_lose_nothing_and_show_nothing_twice(world, case, person):
    for number in range(15):
        trail.commit(world.actor("caseworker"), "case.edit", case, case.ref, reason=str(number))
        trail.commit(world.actor("caseworker"), "person.edit", person, person.ref, reason=str(number))
    seen, cursor = [], Cursor()
    while cursor is not None:
        page = happened(world, case, cursor=cursor)
        seen += [entry.ref for entry in page.items]
        cursor = Cursor(after=page.next_ref) if page.next_ref else None
    assert len(seen) == len(set(seen)) == 30
    back = happened(world, case, cursor=Cursor(before=seen[24]))
    assert [entry.ref for entry in back.items] == seen[12:24]
    assert back.previous_ref and back.next_ref


def test_a_page_continues_only_after_entries_of_this_case(world, case, person):
    other = cases.case(world.teams["south"], people.person(world.teams["south"], "Berta", "Ruiz"))
    for row in (case, other):
        trail.commit(SYSTEM, "case.open", row, row.ref)
    stolen = timeline(world.actor("stranger"), other.ref).page.items[0].ref
    for wrong in (stolen, "00" * 32, "no hash", ""):
        assert [entry.what for entry in happened(world, case, cursor=Cursor(after=wrong)).items] == ["Case opened"]


def test_reading_it_is_written_down(world, case):
    happened(world, case)
    assert [(entry.subject, entry.fields) for entry in readings("case.read")] == [(case.ref, "timeline")]


def test_it_is_not_there_for_others(world, case):
    for who in ("stranger", "foreign", "liaison", "auditor"):
        with pytest.raises(NotFound):
            happened(world, case, who=who)


def test_an_action_without_words_shows_its_code(world, case):
    trail.commit(SYSTEM, "case.dance", case, case.ref, unknown="x", before=["odd"], after=7)
    entry = happened(world, case).items[0]
    assert entry.what == "case.dance" and entry.changes == ()


def test_long_texts_are_cut(world, case):
    trail.commit(world.actor("caseworker"), "note.write", case, f"{case.ref}/notes/1", body="word " * 400)
    assert len(happened(world, case).items[0].changes[0].after) < 300


def test_an_act_that_changes_one_thing_says_which(world, case):
    user = world.actor("caseworker")
    trail.commit(user, "case.risk", case, case.ref, before="standard", after="high", reason="Alone at work.")
    why = as_json(because("hold_day_came", until=days(-1)))
    trail.commit(SYSTEM, "case.wake", case, case.ref, why=why, since=days(-30), by_hand=False)
    woken, risk = happened(world, case).items
    assert [(c.label, c.before, c.after) for c in risk.changes] == [
        ("Risk", "Standard risk", "High risk"),
        ("Reason", "", "Alone at work."),
    ]
    assert [c.label for c in woken.changes] == ["Why"] and woken.changes[0].after
