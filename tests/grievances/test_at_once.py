"""Two browsers at the same moment: one grievance is closed once, one thing is done once, nothing is lost."""

import threading

from caseflow.extensions import db
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from tests.browsing import form_values
from tests.grievances.conftest import day


def race(app, *acts) -> list[int]:
    """The statuses of these acts, all begun at once. Each is (browser, address, form)."""
    db.session.remove()
    gate, found = threading.Barrier(len(acts)), {}

    def run(number, browser, address, form):
        gate.wait()
        with app.app_context():
            found[number] = browser.client.post(address, data=form).status_code

    threads = [threading.Thread(target=run, args=(number, *act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(found.values())


def filled(browser, address: str, **fields):
    return browser, address, {**form_values(browser.get(address).text), **fields}


def test_of_two_who_finish_the_same_thing_one_does(app, browse, raised):
    row, cara, sam = raised(category="document_retention", severity="critical"), browse("caseworker"), browse("second")
    address = f"/grievances/{row.ref}/actions/1/finish"
    acts = [filled(one, address, done_on=day(0)) for one in (cara, sam)]
    statuses = race(app, *acts)
    assert statuses[0] == 302 and statuses[1] in (409, 422)
    assert db.session.query(GrievanceAction).one().done_on is not None


def test_two_things_begun_at_once_are_both_kept_with_numbers_of_their_own(app, browse, raised):
    row, cara, sam = raised(), browse("caseworker"), browse("second")
    address = f"/grievances/{row.ref}/actions/new"
    acts = [filled(cara, address, kind="contacted_worker"), filled(sam, address, kind="other")]
    statuses = race(app, *acts)
    kept = db.session.query(GrievanceAction).count()
    assert statuses in ([302, 302], [302, 409]) and kept == statuses.count(302)
    assert len({action.number for action in db.session.query(GrievanceAction)}) == kept


def test_two_grievances_about_one_employer_at_once_are_both_kept(app, browse, scene, world):
    told = {"category": "recruitment_fee", "severity": "high", "account": "Told", "source": "worker"}
    address, farm = f"/grievances/new?employer={scene.farm.ref}", scene.farm.id
    acts = [filled(browse(who), address, **told) for who in ("caseworker", "stranger")]
    assert race(app, *acts) == [302, 302]
    assert db.session.query(Grievance).count() == 2
    assert db.session.get(Employer, farm).is_frozen
