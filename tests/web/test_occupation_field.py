"""An occupation is chosen by typing, with and without JavaScript."""

import pytest
from flask import Flask, render_template_string

from caseflow.web.forms import Form, occupation


class Wanted(Form):
    isco = occupation("Occupation", need="Say which occupation.")
    noc = occupation("Canadian occupation", table="noc")


def sent(app: Flask, *typed: str, noc: str = "") -> tuple[Wanted, bool, str]:
    """What the form makes of what was typed and chosen, and how it is drawn."""
    with app.test_request_context("/", method="POST", data={"isco": list(typed), "noc": noc}):
        form = Wanted(meta={"csrf": False})
        right = form.validate()
        drawn = render_template_string(
            '{% from "components/form.html" import field %}{{ field(form.isco) }}', form=form
        )
        return form, right, drawn


@pytest.mark.parametrize(
    "typed",
    [
        "2142",
        " 2142 ",
        "Civil engineers",
        "civil engineers (2142)",
        "Ingenieros civiles",
        "ingeniera civil",
        "INGÉNIEUR CIVIL",
    ],
)
def test_a_code_or_a_whole_name_in_any_language_is_understood(app: Flask, typed: str) -> None:
    form, right, drawn = sent(app, typed)
    assert right and form.isco.data == "2142"
    assert 'value="Civil engineers (2142)"' in drawn


def test_what_may_be_several_occupations_comes_back_with_them_as_choices(app: Flask) -> None:
    form, right, drawn = sent(app, "jornalero")
    assert not right and "Several occupations" in form.isco.errors[0]
    assert 'value="jornalero"' in drawn and 'value="9211"' in drawn and 'value="9213"' in drawn
    form, right, _drawn = sent(app, "jornalero", "9213")
    assert right and form.isco.data == "9213"


def test_a_part_of_a_name_is_never_taken_for_the_whole(app: Flask) -> None:
    form, right, drawn = sent(app, "welder and")
    assert not right and [one.code for one in form.isco.choices] == ["7212"] and 'value="7212"' in drawn


@pytest.mark.parametrize("typed", ["xyzzy", "<script>", "99999", "%", "x" * 500])
def test_what_is_no_occupation_is_refused_and_shown_again(app: Flask, typed: str) -> None:
    form, right, drawn = sent(app, typed)
    assert not right and form.isco.errors and "<script>" not in drawn and 'type="radio"' not in drawn


def test_a_chosen_code_that_is_none_counts_for_nothing(app: Flask) -> None:
    form, right, _drawn = sent(app, "jornalero", "0000")
    assert not right and form.isco.data == "jornalero"


def test_an_empty_field_is_refused_only_where_it_is_needed(app: Flask) -> None:
    form, right, _drawn = sent(app, "")
    assert not right and form.isco.errors == ["Say which occupation."] and not form.noc.errors and form.noc.data == ""


def test_canadian_codes_have_a_list_of_their_own(app: Flask) -> None:
    form, right, _drawn = sent(app, "2142", noc="63200")
    assert right and form.noc.data == "63200"
    assert not sent(app, "2142", noc="2142")[1]


@pytest.mark.parametrize("name", ["caseworker", "analyst", "supervisor"])
def test_whoever_is_signed_in_may_ask_the_list(world, browse, name: str) -> None:
    found = browse(name).get("/occupations/search", q="enfermera")
    assert found.status_code == 200 and found.get_json()[0] == {"code": "2221", "name": "Nursing professionals"}
    assert browse(name).get("/occupations/search", q="cook", list="noc").get_json()[0]["code"] == "63200"
    assert browse(name).get("/occupations/search").get_json() == []


def test_whoever_is_not_signed_in_gets_the_door(world, app: Flask) -> None:
    assert app.test_client().get("/occupations/search?q=cook").status_code == 302


def test_a_word_misspelt_that_can_mean_one_occupation_asks_whether_it_is_meant(app: Flask) -> None:
    form, right, drawn = sent(app, "ingenero civil")
    assert not right and "Is this the occupation" in form.isco.errors[0] and 'value="2142"' in drawn
