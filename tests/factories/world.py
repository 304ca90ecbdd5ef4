"""One small world: two organizations, their teams, and a user of each role."""

from dataclasses import dataclass, field

from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import Organization, Team, User
from tests.factories import accounts as make


@dataclass
class World:
    """`users` by short name: caseworker and supervisor of team north, stranger of team south (same organization),
    foreign of another organization, and one of each other role. Liaisons of Honduras, El Salvador and Guatemala."""

    houses: dict[str, Organization] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        return make.actor(self.users[who])

    @classmethod
    def build(cls) -> "World":
        w = cls()
        h, t, u = w.houses, w.teams, w.users
        h["house"] = make.organization("Harbour House")
        h["other"] = make.organization("Casa del Río", country="COL")
        h["consulate"] = make.organization("Consulate of Honduras", "consulate", "HND", city="Halifax")
        h["consulate_slv"] = make.organization("Consulate of El Salvador", "consulate", "SLV", city="Montreal")
        h["consulate_gtm"] = make.organization("Consulate of Guatemala", "consulate", "GTM", city="Montreal")
        h["ministry"] = make.organization("Department of Immigration", "authority")
        h["oversight"] = make.organization("Oversight Office", "oversight")
        h["farm"] = make.organization("Valley Farm", "employer")
        t["north"] = make.team(h["house"], "North")
        t["south"] = make.team(h["house"], "South")
        t["far"] = make.team(h["other"], "Bogotá")
        u["caseworker"] = make.user(h["house"], "caseworker", "Cara Worker", (t["north"],))
        u["second"] = make.user(h["house"], "caseworker", "Sam Second", (t["north"],))
        u["stranger"] = make.user(h["house"], "caseworker", "Stan Stranger", (t["south"],))
        u["supervisor"] = make.user(h["house"], "supervisor", "Sue Visor", (t["north"],), is_protection_officer=True)
        u["supervisor_south"] = make.user(h["house"], "supervisor", "Sol Sur", (t["south"],))
        u["foreign"] = make.user(h["other"], "supervisor", "Fer Lejos", (t["far"],))
        u["liaison"] = make.user(h["consulate"], "liaison", "Lia Honduras")
        u["liaison_slv"] = make.user(h["consulate_slv"], "liaison", "Leo Salvador")
        u["liaison_gtm"] = make.user(h["consulate_gtm"], "liaison", "Luz Guatemala")
        u["employer"] = make.user(h["farm"], "employer", "Emil Farmer")
        u["reviewer"] = make.user(h["ministry"], "reviewer", "Rita Reviewer")
        u["analyst"] = make.user(h["house"], "analyst", "Ana Lyst")
        u["auditor"] = make.user(h["oversight"], "auditor", "Aud Itor")
        u["administrator"] = make.user(h["house"], "administrator", "Ada Admin")
        db.session.commit()
        return w
