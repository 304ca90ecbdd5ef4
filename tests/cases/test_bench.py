"""The bench must go on working, or its results are of another day."""

from bench.fill import fill
from caseflow.accounts.queries import actor_of_email
from caseflow.cases import listing_filter, queries_listing, queries_search


def test_the_bench_fills_a_database_that_its_people_can_list_and_search(app):
    filled = fill(60)
    boss, worker = actor_of_email(filled.supervisor), actor_of_email(filled.caseworker)
    everything = listing_filter.Asked(status="all", sort="name")
    seen = queries_listing.case_list(boss, everything).page.total
    own = queries_listing.case_list(worker, everything).page.total
    assert 60 > seen > own > 0
    assert queries_search.cases_found(boss, "E00000001").hits
