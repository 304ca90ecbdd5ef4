"""Who may do what: the whole policy on one page, as names that a lawyer can read. Pure."""

from caseflow.vocabulary.roles import Role

CASEWORKER, SUPERVISOR, LIAISON, EMPLOYER = Role.CASEWORKER, Role.SUPERVISOR, Role.LIAISON, Role.EMPLOYER
REVIEWER, ANALYST, AUDITOR, ADMINISTRATOR = Role.REVIEWER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR

STAFF = frozenset({CASEWORKER, SUPERVISOR})
SUPERVISORS = frozenset({SUPERVISOR})
ADMINISTRATORS = frozenset({ADMINISTRATOR})
EVERYONE = frozenset({CASEWORKER, SUPERVISOR, LIAISON, EMPLOYER, REVIEWER, ANALYST, AUDITOR, ADMINISTRATOR})

CAN: dict[str, frozenset[Role]] = {
    # one's own account
    "today.read": EVERYONE,
    "account.edit": EVERYONE,
    "notice.read": EVERYONE,
    "calendar.edit": EVERYONE,
    # people
    "person.list": STAFF,
    "person.read": STAFF,
    "person.create": STAFF,
    "person.edit": STAFF,
    "person.screen": STAFF,
    "contact.record": STAFF,
    # cases
    "case.list": STAFF,
    "case.read": STAFF,
    "case.print": STAFF,
    "case.open": STAFF,
    "case.edit": STAFF,
    "case.move": STAFF,
    "case.override": SUPERVISORS,
    "case.hold": STAFF,
    "case.close": STAFF,
    "case.reopen": SUPERVISORS,
    "case.assign": SUPERVISORS,
    "case.take": STAFF,
    "member.edit": STAFF,
    "note.write": STAFF,
    "task.edit": STAFF,
    # evaluation
    "evaluation.read": STAFF,
    "evaluation.edit": STAFF,
    "evaluation.sign": STAFF,
    "evaluation.reopen": STAFF,
    "circumstance.read": STAFF,
    "circumstance.edit": STAFF,
    # training
    "training.read": STAFF,
    "training.edit": STAFF,
    "enrolment.edit": STAFF,
    # employers, openings, placements
    "employer.read": STAFF,
    "employer.edit": STAFF,
    "vetting.propose": STAFF,
    "vetting.decide": SUPERVISORS,
    "employer.freeze": STAFF,
    "employer.unfreeze": SUPERVISORS,
    "opening.read": STAFF,
    "opening.edit": STAFF,
    "placement.read": STAFF,
    "placement.edit": STAFF,
    "choice.decide": SUPERVISORS,
    "contract.record": STAFF,
    "contract.approve": SUPERVISORS,
    # rankings and wishes
    "match.read": STAFF,
    "match.run": STAFF,
    "match.replay": STAFF | {AUDITOR},
    "wish.edit": STAFF,
    # grievances: never an employer
    "grievance.read": STAFF,
    "grievance.raise": STAFF,
    "grievance.edit": STAFF,
    "grievance.close": SUPERVISORS,
    # the employer partner's own door
    "partner.read": frozenset({EMPLOYER}),
    "partner.propose": frozenset({EMPLOYER}),
    "partner.answer": frozenset({EMPLOYER}),
    "partner.report": frozenset({EMPLOYER}),
    # pathways, steps, permits
    "pathway.read": STAFF | {ADMINISTRATOR, REVIEWER, ANALYST},
    "pathway.load": ADMINISTRATORS,
    "pathway.publish": ADMINISTRATORS,
    "pathway.try": ADMINISTRATORS | SUPERVISORS,
    "pathway.choose": STAFF,
    "version.move": SUPERVISORS,
    "step.move": STAFF,
    "step.decide": STAFF,
    "step.waive": SUPERVISORS,
    "step.reopen": SUPERVISORS,
    "step.due": STAFF,
    "document.edit": STAFF,
    "paper.read": STAFF,
    "paper.edit": STAFF,
    "permit.edit": STAFF,
    # what lies before an authority
    "application.read": frozenset({REVIEWER}),
    "application.decide": frozenset({REVIEWER}),
    "conflict.declare": STAFF | {REVIEWER},
    # follow-up
    "visit.read": STAFF,
    "visit.plan": STAFF,
    "visit.record": STAFF,
    "need.edit": STAFF,
    "supervision.read": SUPERVISORS,
    "supervision.print": SUPERVISORS,
    # consent and the consular view
    "consent.read": STAFF,
    "consent.record": STAFF,
    "consent.withdraw": STAFF,
    "consent.approve": SUPERVISORS,
    "consent_text.load": ADMINISTRATORS,
    "national.list": frozenset({LIAISON}),
    "national.read": frozenset({LIAISON}),
    "national.print": frozenset({LIAISON}),
    "assistance.record": frozenset({LIAISON}),
    # reports, audit, administration
    "report.read": frozenset({ANALYST, SUPERVISOR}),
    "study.make": frozenset({ANALYST, SUPERVISOR}),
    "audit.read": frozenset({AUDITOR}),
    "audit.verify": frozenset({AUDITOR}),
    "user.read": ADMINISTRATORS,
    "user.edit": ADMINISTRATORS,
    "organization.edit": ADMINISTRATORS,
    "team.edit": ADMINISTRATORS,
}


def can(role: Role, action: str) -> bool:
    """True when the role holds the action. An unknown action is a programming error, never a yes."""
    return role in CAN[action]
