"""What if: every pathway for every member, and one pathway for one person, rule by rule."""

from typing import Any

from flask import render_template, request

from caseflow.pathways import queries_what_if as queries
from caseflow.web.forms import acting_user


def what_if(ref: str) -> Any:
    page = queries.what_if(acting_user(), ref, request.args.get("member", ""))
    return render_template("pathways/what_if.html", page=page)


def gaps(ref: str, key: str) -> Any:
    return render_template("pathways/gaps.html", page=queries.pathway_gaps(acting_user(), ref, key))
