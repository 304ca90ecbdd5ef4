"""Beginning a pathway with a case, changing it, and adding a registration beside it for one member."""

from collections.abc import Iterable
from datetime import date

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused
from caseflow.models.cases import Case, CaseMember
from caseflow.pathways import beginning, facts, offered, track
from caseflow.pathways.offered import Offered
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.wording import told
from caseflow.rules.conditions import Answer
from caseflow.rules.eligibility import NOT_ELIGIBLE, Eligibility, sum_up
from caseflow.rules.pathway_versions import takes_applications
from caseflow.rules.reason import as_json
from caseflow.rules.spans import judge_facts
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.language import _, current_language
from caseflow.vocabulary.reasons import sentence


def choose_pathway(
    user: Actor, ref: str, key: str, *, began_on: date | None = None, reason: str = "", seen: int
) -> list[str]:
    """Put the case on the current version of a pathway; it stays on that version. Gives the facts to find out.

    `began_on` is for a family that is already under way. `reason` is wanted when the case leaves another pathway,
    whose open steps are then cancelled, and from a supervisor who chooses a pathway that takes no applications.
    Raises NotFound, Denied, Stale, or Refused: when a rule that must be met is not met, or the intake is closed.
    """
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    gate.fresh(found.case, seen, {})
    today = clock.today(user.timezone)
    choice, principal = _choice(found, key), _principal(found)
    if choice.pathway.is_subprocess:
        raise Refused(_("This is no way of its own. Add it beside the pathway, for one member."), "key")
    if found.case.pathway_version_id == choice.row.id:
        raise Refused(_("The case is on this pathway already."), "key")
    began_on = _beginning(began_on, today)
    closed = _check_intake(user, choice, reason, began_on)
    result = _eligibility(user, choice, principal, today)
    before, left = found.case.pathway_version_id, _leave(found, reason, today)
    takers = beginning.takers_of(choice.pathway, found.members, today)
    _begin(user, found, choice, takers, began_on, today)
    case = found.case
    case.pathway_version_id, case.no_pathway_reason = choice.row.id, None
    asked = _ask(user, case, principal, choice, result, today)
    trail.commit(
        user, "pathway.choose", case, f"{ref}/pathway",
        before={"pathway": _label(found, before)}, after={"pathway": f"{key} {choice.row.number}"},
        cancelled=left, find_out=asked, reason=reason, **({"missing": [closed]} if closed else {}),
    )  # fmt: skip
    return asked


def add_registration(
    user: Actor, ref: str, key: str, person_ref: str, *, began_on: date | None = None, seen: int
) -> list[str]:
    """Add a process of its own (a nurse's registration) beside the pathway, for one member. Gives what to find out."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    gate.fresh(found.case, seen, {})
    today = clock.today(user.timezone)
    choice, member = _choice(found, key), member_of(found, person_ref)
    if not choice.pathway.is_subprocess:
        raise Refused(_("This is a pathway of its own. Choose it as the pathway of the case."), "key")
    if any(placed.row.state in OPEN_STATES for placed in _of(found, choice.row.id, member.person_id)):
        raise Refused(_("This person has steps of this registration already."), "person")
    began_on = _beginning(began_on, today)
    result = _eligibility(user, choice, member, today)
    _begin(user, found, choice, beginning.takers_alone(choice.pathway, member.person), began_on, today)
    asked = _ask(user, found.case, member, choice, result, today)
    trail.commit(
        user, "pathway.choose", found.case, f"{ref}/pathway",
        after={"registration": f"{key} {choice.row.number}", "person": person_ref}, find_out=asked,
    )  # fmt: skip
    return asked


def stop_registration(user: Actor, ref: str, key: str, person_ref: str, *, reason: str, seen: int) -> None:
    """Cancel the open steps of a registration of one member, with the reason. Raises Refused without open ones."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    gate.fresh(found.case, seen, {})
    member = member_of(found, person_ref)
    steps = [
        placed
        for placed in found.placed
        if placed.pathway.id == key and placed.pathway.is_subprocess and placed.row.person_id == member.person_id
    ]
    cancelled = _cancel(steps, told(reason), clock.today(user.timezone))
    if not cancelled:
        raise Refused(_("This person has no open step of this registration."))
    trail.commit(
        user, "pathway.leave", found.case, f"{ref}/pathway",
        registration=key, person=person_ref, cancelled=cancelled, reason=reason,
    )  # fmt: skip


def include_member(user: Actor, ref: str, person_ref: str, *, seen: int) -> None:
    """Give somebody who joined later the steps of the case's pathway that members like them take."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    gate.fresh(found.case, seen, {})
    _check_open(found.case)
    member = member_of(found, person_ref)
    own = [p for p in found.placed if p.row.pathway_version_id == found.case.pathway_version_id]
    if not own:
        raise Refused(_("The case has no pathway yet. Choose one first."))
    if any(placed.row.person_id == member.person_id for placed in own):
        raise Refused(_("This person has steps of this pathway already."))
    today = clock.today(user.timezone)
    version, pathway = own[0].row.pathway_version, own[0].pathway
    takers = beginning.takers_of(pathway, [member], today)
    if not takers:
        raise Refused(_("No step of this pathway is for this person."))
    _begin(user, found, Offered(version, pathway), takers, today, today)
    trail.commit(user, "pathway.choose", found.case, f"{ref}/pathway", after={"included": person_ref})


def member_of(found: Track, person_ref: str) -> CaseMember:
    """The member of that reference. Raises NotFound."""
    for member in found.members:
        if member.person.ref == person_ref:
            return member
    raise NotFound


def eligibility(choice: Offered, known: dict[str, object], today: date) -> Eligibility:
    """The result of a pathway's rules over these facts. Rules of single steps are asked when the step comes."""
    return sum_up(judge_facts(choice.pathway.rules, known, today))


def _choice(found: Track, key: str) -> Offered:
    _check_open(found.case)
    try:
        return offered.current(key)
    except NotFound:
        raise Refused(_("There is no such pathway. Choose one of the list."), "key") from None


def _check_open(case: Case) -> None:
    if case.status == "closed":
        raise Refused(_("The case is closed. A supervisor can open it again."))


def _principal(found: Track) -> CaseMember:
    if found.principal is None:
        raise Refused(_("The case has no principal applicant. Name one first."))
    return found.principal


def _beginning(began_on: date | None, today: date) -> date:
    if began_on is not None and began_on > today:
        message = _("This day lies in the future. Enter the day on which the family began, or leave it empty.")
        raise Refused(message, "began_on")
    return began_on or today


def _check_intake(user: Actor, choice: Offered, reason: str, began_on: date) -> dict[str, object] | None:
    """A pathway that takes no applications is chosen only by a supervisor with a reason, or by who began in time.

    Gives what was overridden, so that it stands out in the history.
    """
    answer, why = takes_applications(choice.intake, began_on)
    if answer is not Answer.NOT_MET or why is None:
        return None
    words = sentence(why.code, why.facts)
    if not gate.may(user, "case.override"):
        raise Refused(_("%(why)s A supervisor can choose it all the same, with a reason.", why=words), "key")
    if not reason.strip():
        raise Refused(_("%(why)s Say why it is chosen all the same.", why=words), "reason")
    return as_json(why)


def _eligibility(user: Actor, choice: Offered, member: CaseMember, today: date) -> Eligibility:
    """The result for this member. Raises Refused, naming the rules that are not met."""
    known = facts.of_people(user, [member.person_id], today).get(member.person_id, {})
    result = eligibility(choice, known, today)
    if result.result == NOT_ELIGIBLE:
        language = current_language()
        rules = [
            one.rule.says.say(language)
            for verdict in result.of(Answer.NOT_MET, "block")
            for one in verdict.members
            if one.answer is Answer.NOT_MET
        ]
        raise Refused(_("Not met: %(rules)s See the other routes below.", rules=" ".join(rules)), "key")
    return result


def _leave(found: Track, reason: str, today: date) -> list[int]:
    """Cancel what is still open of the pathway that the case leaves. Gives the numbers of the steps."""
    if found.case.pathway_version_id is None:
        return []
    if not reason.strip():
        raise Refused(_("The case is on another pathway. Say why it changes."), "reason")
    return _cancel(_of(found, found.case.pathway_version_id), reason, today)


def _of(found: Track, version_id: int, person_id: int | None = None) -> list[Placed]:
    return [
        placed
        for placed in found.placed
        if placed.row.pathway_version_id == version_id and person_id in (None, placed.row.person_id)
    ]


def _cancel(steps: Iterable[Placed], reason: str, today: date) -> list[int]:
    cancelled = []
    for placed in steps:
        row = placed.row
        if row.state in OPEN_STATES:
            row.state, row.decision_internal = "cancelled", reason
            row.due_on = row.due_earliest = row.due_because = None
            row.due_by_hand = False
            row.decided_on = max(today, row.filed_on or today)
            cancelled.append(row.number)
    return cancelled


def _begin(
    user: Actor, found: Track, choice: Offered, takers: list[beginning.Taker], began_on: date, today: date
) -> None:
    """New steps; those that were cancelled when the case left this very version before are taken up again."""
    there = {(placed.row.code, placed.row.person_id): placed for placed in _of(found, choice.row.id)}
    new = [(template, person) for template, person in takers if (template.code, person.id) not in there]
    for template, person in takers:
        placed = there.get((template.code, person.id))
        if placed is not None and placed.row.state == "cancelled":
            row = placed.row
            row.state, row.decided_on, row.decision_internal = "pending", None, None
            row.ready_on = began_on if not template.after else None
    steps = beginning.add_steps(user, found.case, choice.row, new, began_on)
    found.placed.extend(track.place(step) for step in steps)
    track.update(user, found, today)


def _ask(user: Actor, case: Case, member: CaseMember, choice: Offered, result: Eligibility, today: date) -> list[str]:
    """Tasks for everything that is not known: facts of the person, and whether the pathway takes applications."""
    if takes_applications(choice.intake, today)[0] is Answer.UNKNOWN:
        name = choice.pathway.names.say(current_language())
        title = _("Ask the authority whether it takes applications: %(pathway)s", pathway=name)
        beginning.add_tasks(user, case, None, {f"intake:{choice.pathway.id}": title}, today)
    return beginning.ask_for(user, case, member.person, result.missing, today)


def _label(found: Track, version_id: int | None) -> str:
    """How the trail calls a version."""
    for placed in _of(found, version_id or 0):
        return f"{placed.pathway.id} {placed.row.pathway_version.number}"
    return ""
