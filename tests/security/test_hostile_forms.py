"""Whatever somebody sends in a form's fields: never an error page of ours, and nothing half-saved."""

import re

import pytest
from sqlalchemy import func, select

from caseflow.access.routes import ROUTES
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from tests.browsing import form_values
from tests.security.matrix import DOORS, place
from tests.security.test_matrix import ask, built, scene  # noqa: F401  # the scene of the matrix

HOSTILE: tuple[str | list[str], ...] = (
    "\x00", "a\x00b", "x" * 4001, "9" * 400, "1e400", "NaN", "-Infinity", "-1", "0", "0.00000001",
    "9" * 20,
    "2147483648", "9223372036854775808", "0001-01-01", "9999-12-31", "2026-02-30", "\U0001f600" * 60, "١٢", " ", "zzz",
    "\u202eabc", "[1]", '{"a": 1}', "None", ["0", "1"], [],
)  # fmt: skip
ROOMS = ("evaluation", "employers", "placements", "partner", "training", "matching", "grievances", "reports")
WHO = {"partner": "employer", "reports": "analyst"}
FORMS = sorted(endpoint for endpoint in set(ROUTES) - DOORS if endpoint.split(".")[0] in ROOMS)


def trail_length(app) -> int:
    with app.app_context():
        found = db.session.scalar(select(func.count()).select_from(AuditEntry))
        db.session.remove()
        return found


class Sender:
    """Somebody who is signed in and sends what no browser would."""

    def __init__(self, app, scene, who):  # noqa: F811
        self.app, self.client = app, app.test_client()
        with self.client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = scene.tokens[who], True

    def get(self, address):
        with self.app.app_context():
            return self.client.get(address)

    def send(self, address, fields):
        with self.app.app_context():
            return self.client.post(address, data=fields)


@pytest.mark.parametrize("endpoint", FORMS)
def test_no_value_of_a_field_breaks_the_page_or_leaves_half(whole_app, scene, endpoint):  # noqa: F811
    rule = next(r for r in whole_app.url_map.iter_rules() if r.endpoint == endpoint)
    if "POST" not in rule.methods or "GET" not in rule.methods:
        return
    sender = Sender(whole_app, scene, WHO.get(endpoint.split(".")[0], "supervisor"))
    address = scene.address(rule, "own", place(endpoint))
    page = sender.get(address)
    if page.status_code != 200 or 'id="main"' not in page.text:
        return
    good = form_values(page.text)
    names = [name for name in good if name not in ("csrf_token", "once")]
    if not re.search(r'name="csrf_token"', page.text):
        return
    # Each field gets every sixth value alone, all fields together every value: between them all are tried.
    tries = [({name: value}, name) for at, name in enumerate(names) for value in HOSTILE[at % 6 :: 6]]
    tries += [(dict.fromkeys(names, value), "all") for value in HOSTILE]
    for fields, name in tries:
        before = trail_length(whole_app)
        answer = sender.send(address, {**good, "once": "", **fields})
        assert answer.status_code < 500, f"{address} {name}={next(iter(fields.values()))!r:.60}"
        if answer.status_code not in (302, 303):
            assert trail_length(whole_app) == before, f"{address} {name}: refused, and something was kept"
