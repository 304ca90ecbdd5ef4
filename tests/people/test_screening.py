"""Screening for protection: whoever is not clear is silent toward every consulate from that moment on."""

import pytest

from caseflow.extensions import db
from tests.factories import consent as consents
from tests.factories import people, trail


@pytest.fixture
def rosa(north):
    person = people.person(north)
    db.session.commit()
    return person


def screen(browser, person, **written):
    return browser.submit(f"/people/{person.ref}/protection", **written)


@pytest.mark.parametrize("result", ["protected", "unknown"])
def test_consents_toward_a_consulate_end_at_once_and_the_trail_says_so(world, cara, rosa, story, result):
    cara_row = world.users["caseworker"]
    open_one = consents.consent(rosa, world.houses["consulate"], cara_row)
    service = consents.consent(rosa, world.houses["house"], cara_row, kind="service")
    db.session.commit()
    answer = cara.submit(f"/people/{rosa.ref}/protection", protection=result)
    assert answer.status_code == 302
    db.session.refresh(open_one)
    db.session.refresh(service)
    assert open_one.end_reason == "protection_changed" and service.end_reason == ""
    told = story(rosa)
    assert [action for action, _facts in told] == ["consent.end", "person.screen"]
    assert told[0][1]["end_reason"] == "protection_changed"
    assert told[1][1]["before"] == {"protection": "clear"} and told[1][1]["after"] == {"protection": result}
    assert told[1][1]["ended_consents"] == [open_one.ref]
    assert "1 consent toward a consulate has ended" in cara.get(f"/people/{rosa.ref}").text


def test_a_consent_that_ended_stays_ended_when_the_person_is_clear_again(world, browse, cara, rosa):
    row = consents.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    screen(cara, rosa, protection="protected", protection_status="claim_made")
    officer = browse("supervisor")
    assert screen(officer, rosa, protection="clear", protection_status="none_known").status_code == 302
    db.session.refresh(row)
    assert row.end_reason == "protection_changed"


def test_the_note_is_kept_sealed_and_never_told_in_the_trail(cara, rosa, story):
    answer = screen(
        cara,
        rosa,
        protection="protected",
        protection_status="fears_return",
        feared_1="SLV",
        feared_2="HND",
        protection_note="Her brother was killed.",
    )
    assert answer.status_code == 302
    db.session.refresh(rosa)
    assert rosa.feared_countries == "HND SLV" and rosa.protection_note == "Her brother was killed."
    assert "brother" not in str(story(rosa))
    page = cara.get(f"/people/{rosa.ref}").text
    assert "Her brother was killed." in page and "Honduras, El Salvador" in page


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"protection": ""}, "Choose the result of the screening."),
        ({"protection": "maybe"}, "Not a valid choice"),
        ({"protection": "clear", "protection_status": "claim_made"}, "seeks or has protection"),
        ({"protection": "clear", "feared_1": "SLV"}, "fears a country"),
        ({"protection": "protected", "protection_status": "none_known"}, "why the person is protected"),
        ({"protection": "protected", "protection_note": "x" * 4001}, "at most 4000"),
        ({"protection": "protected", "feared_1": "ZZZ"}, "Not a valid choice"),
    ],
)
def test_a_screening_that_contradicts_itself_changes_nothing(cara, rosa, story, written, words):
    answer = screen(cara, rosa, **written)
    assert answer.status_code == 422 and words in answer.text
    db.session.refresh(rosa)
    assert rosa.protection == "clear" and story(rosa) == []


def test_two_who_screen_at_once_the_second_sees_the_first(cara, browse, rosa):
    screen(browse("second"), rosa, protection="protected", protection_status="claim_made")
    late = cara.post(f"/people/{rosa.ref}/protection", {"protection": "clear", "seen": "1"})
    assert late.status_code == 409 and "Seeks or has international protection" in late.text
    db.session.refresh(rosa)
    assert rosa.protection == "protected"


def test_reading_the_screening_is_written_down_before_the_page_is_sent(cara, rosa):
    cara.get(f"/people/{rosa.ref}/protection")
    (reading,) = trail.readings("person.read")
    assert (reading.subject, reading.fields) == (rosa.ref, "screening")
