"""Pages ask the database as often for a large family as for a small one."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from caseflow.extensions import db
from tests.factories import cases, pathways, people


@contextmanager
def statements():
    """The statements that the database is sent inside."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)


def family(world, size):
    north = world.teams["north"]
    case = cases.case(north, *(people.person(north, f"Person{n}") for n in range(size)))
    pathways.start_pathway(case, "ca_aip_ns_care")
    db.session.commit()
    return case.ref


@pytest.mark.parametrize("rest", ["/pathway", "/pathway/ca_aip_ns_care", "/steps/1"])
def test_a_page_of_a_large_family_takes_no_more_queries_than_one_of_a_small(world, browse, rest):
    small, large = family(world, 2), family(world, 7)
    browser = browse("caseworker")
    counts = []
    for ref in (small, large, small, large):
        with statements() as sent:
            assert browser.get(f"/cases/{ref}{rest}").status_code == 200
        counts.append(len(sent))
    assert counts[2] == counts[3] <= 45, counts


def test_the_list_of_pathways_takes_a_handful_of_queries(world, browse):
    family(world, 2)
    browser = browse("caseworker")
    browser.get("/pathways")
    with statements() as sent:
        browser.get("/pathways")
    assert len(sent) <= 14, sent


def test_moving_a_step_takes_a_bounded_number_of_queries(world, browse):
    browser = browse("supervisor")
    counts = []
    for size in (2, 7):
        ref = family(world, size)
        with statements() as sent:
            assert (
                browser.post(f"/cases/{ref}/steps/1/waive", {"seen": "2", "reason": "Done before."}).status_code == 302
            )
        counts.append(len(sent))
    assert counts[0] == counts[1], counts
