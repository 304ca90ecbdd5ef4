"""The start page of each role, supervision of follow-up, and the audit trail."""

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from caseflow.oversight import queries_audit, queries_cliffs, queries_overdue, queries_supervision, queries_today
from caseflow.oversight.pack import print_pack
from caseflow.paging import Cursor
from caseflow.vocabulary.actions import ACTION_LABELS
from caseflow.vocabulary.actors import ChargedTo
from caseflow.vocabulary.roles import Role
from caseflow.web.forms import Form, acting_user

bp = Blueprint("oversight", __name__)

SHOW = ("overdue", "due", "alerts", "all")


@bp.get("/")
def today() -> Any:
    user = acting_user()
    match user.role:
        case Role.CASEWORKER | Role.SUPERVISOR:
            found = queries_today.staff_today(user, is_supervisor=user.role is Role.SUPERVISOR)
            return render_template("oversight/today_staff.html", found=found, role=user.role)
        case Role.LIAISON:
            return render_template("oversight/today_liaison.html", count=queries_today.nationals_count(user))
        case Role.EMPLOYER:
            return redirect(url_for("partner.home"))
        case Role.ANALYST:
            return render_template("oversight/today_analyst.html", found=queries_today.published_numbers(user))
        case Role.ADMINISTRATOR:
            count = queries_today.accounts_without_password(user)
            return render_template("oversight/today_administrator.html", count=count)
    return render_template("oversight/today_other.html", role=user.role)


@bp.get("/supervision")
def supervision() -> Any:
    show = request.args.get("show", "overdue")
    show = show if show in SHOW else "overdue"
    team = request.args.get("team", "")
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries_supervision.supervision(acting_user(), show=show, team=team, cursor=cursor)
    return render_template("oversight/supervision.html", found=found, show=show, team=team)


@bp.get("/supervision/cliffs")
def cliffs() -> Any:
    week, team = request.args.get("week", ""), request.args.get("team", "")
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries_cliffs.cliffs(acting_user(), week=week, team=team, cursor=cursor)
    week = week if week in {one.key for one in found.weeks} else ""
    return render_template("oversight/cliffs.html", found=found, week=week, team=team)


@bp.get("/supervision/overdue")
def overdue() -> Any:
    party, team = request.args.get("party", ""), request.args.get("team", "")
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries_overdue.overdue(acting_user(), party=party, team=team, cursor=cursor)
    party = party if party in set(ChargedTo) else ""
    return render_template("oversight/overdue.html", found=found, party=party, team=team)


@bp.get("/supervision/pack.pdf")
def pack() -> Any:
    printed = print_pack(acting_user(), request.args.get("team", ""))
    headers = {"Content-Disposition": 'inline; filename="monitoring-pack.pdf"'}
    return Response(printed, mimetype="application/pdf", headers=headers)


@bp.get("/audit")
def audit() -> Any:
    user = acting_user()
    reads = request.args.get("show") == "reads"
    action = request.args.get("action", "")
    before = request.args.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < 16 else None
    found = queries_audit.entries(user, reads=reads, action=action, before=number)
    return render_template(
        "oversight/audit.html",
        found=found,
        reads=reads,
        action=action,
        actions=[(code, str(ACTION_LABELS.get(code, code))) for code in queries_audit.actions(user, reads=reads)],
        words=ACTION_LABELS,
        form=Form(),
    )


@bp.post("/audit/verify")
def verify() -> Any:
    user = acting_user()
    form = Form()
    form.validate()
    result = queries_audit.verification(user)
    return render_template("oversight/verified.html", result=result)
