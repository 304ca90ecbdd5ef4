"""Pages of what somebody lacks, and of what a training would change."""

from typing import Any

from flask import render_template, request

from caseflow.training import queries_demand, queries_gaps
from caseflow.training.forms import LEVELS
from caseflow.training.queries_demand import WantedDemand
from caseflow.vocabulary.language import _, countries, is_country, is_language, person_languages
from caseflow.vocabulary.occupations import is_occupation, occupations
from caseflow.vocabulary.skill_list import is_skill, skill_options
from caseflow.vocabulary.skills import SKILL_LEVEL_LABELS
from caseflow.web.forms import acting_user


def gaps(ref: str) -> Any:
    occupation, country = request.args.get("occupation", ""), request.args.get("country")
    right = is_occupation(occupation) or not occupation
    place = country if country == "" or (country and is_country(country)) else None
    page = queries_gaps.gaps_page(
        acting_user(),
        ref,
        occupation=occupation if right else "",
        country=place,
        opening=request.args.get("opening", ""),
    )
    return render_template(
        "training/gaps.html",
        page=page,
        not_known=not right,
        occupations=sorted(occupations(), key=lambda pair: pair[1]),
        countries=[("", _("Any country")), *countries()],
    )


def demand() -> Any:
    user, asked = acting_user(), _asked()
    found = queries_demand.demand(user, asked)
    skills = [(f"skill {code}", f"{area}: {name}") for area, group in skill_options() for code, name in group]
    languages = [(f"language {code}", name) for code, name in person_languages()]
    return render_template(
        "training/demand.html",
        found=found,
        asked=asked,
        gain=request.args.get("gain", ""),
        level=request.args.get("level", ""),
        groups=[("", _("Choose")), *_major_groups(), *queries_demand.groups()],
        countries=[("", _("Any country")), *countries()],
        offers=[("", _("None of these")), *queries_demand.offer_choices(user)],
        gains=[("", _("Nothing")), *languages, *skills],
        levels=[
            ("", _("Choose")),
            *((level, level) for level in LEVELS),
            *((str(level), str(words)) for level, words in SKILL_LEVEL_LABELS.items()),
        ],
    )


def _major_groups() -> list[tuple[str, str]]:
    names = {
        "1": _("All managers"),
        "2": _("All professionals"),
        "3": _("All technicians and associate professionals"),
        "4": _("All clerical support workers"),
        "5": _("All service and sales workers"),
        "6": _("All skilled agricultural, forestry and fishery workers"),
        "7": _("All craft and related trades workers"),
        "8": _("All plant and machine operators, and drivers"),
        "9": _("All elementary occupations"),
        "21": _("All science and engineering professionals"),
        "22": _("All health professionals"),
        "53": _("All personal care workers"),
        "92": _("All farm, forestry and fishery labourers"),
        "93": _("All labourers in construction, industry and transport"),
    }
    return list(names.items())


def _asked() -> WantedDemand:
    group, country = request.args.get("group", ""), request.args.get("country", "")
    kind, _blank, code = request.args.get("gain", "").partition(" ")
    level = request.args.get("level", "")
    known = (kind == "skill" and is_skill(code) and level in {str(one) for one in SKILL_LEVEL_LABELS}) or (
        kind == "language" and is_language(code) and level in LEVELS
    )
    return WantedDemand(
        group=group if group in dict(_major_groups()) or is_occupation(group) else "",
        country=country if is_country(country) else "",
        offer=request.args.get("offer", ""),
        gain=queries_demand.imagined(kind, code, level) if known else None,
    )
