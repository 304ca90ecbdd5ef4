"""What readers of each language see."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from flask import Flask
from flask_babel import Babel
from jinja2 import Environment

from caseflow.vocabulary.fold import fold
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import (
    LOCALE_NAMES,
    LOCALES,
    _l,
    _ln,
    _n,
    best_locale,
    countries,
    country_name,
    currencies,
    currency_name,
    current_language,
    format_date,
    format_datetime,
    format_money,
    format_number,
    format_percent,
    in_language,
    is_country,
    is_currency,
    is_language,
    is_subdivision,
    language_name,
    person_languages,
    subdivision_name,
    subdivisions,
)
from caseflow.vocabulary.stages import Stage

DAY, AT = date(2026, 5, 3), datetime(2026, 5, 3, 20, 5, 59, tzinfo=UTC)


@pytest.fixture
def guatemala() -> Iterator[None]:
    """An application whose reader sits in Guatemala, six hours behind UTC."""
    app = Flask("reader")
    Babel(app, default_timezone="America/Guatemala")
    with app.app_context():
        yield


@pytest.mark.usefixtures("guatemala")
@pytest.mark.parametrize(
    ("language", "day", "moment", "wage"),
    [
        ("en", "3 May 2026", "3 May 2026, 14:05", "1,234.50 GTQ"),
        ("es", "3 may 2026", "3 may 2026, 14:05", "1,234.50 GTQ"),
        ("fr", "3 mai 2026", "3 mai 2026, 14:05", "1 234,50 GTQ"),
        ("pt", "3 de mai. de 2026", "3 de mai. de 2026 14:05", "1.234,50 GTQ"),
    ],
)
def test_days_moments_and_wages_look_as_the_reader_writes_them(language: str, day: str, moment: str, wage: str) -> None:
    with in_language(language):
        assert current_language() == language
        assert format_date(DAY) == day
        assert format_datetime(AT) == moment
        assert format_money(Decimal("1234.5"), "GTQ").replace("\xa0", " ").replace("\u202f", " ") == wage


def test_outside_a_request_everything_speaks_english() -> None:
    assert current_language() == "en"
    assert format_datetime(AT) == "3 May 2026, 20:05"
    assert (format_number(12345), format_percent(0.25)) == ("12,345", "25%")
    assert str(_l("Hello %(name)s", name="Ana")) == "Hello Ana"


def test_what_somebody_typed_never_becomes_markup_through_a_translation() -> None:
    page = Environment(autoescape=True).from_string("<p>{{ words }}</p>")
    assert page.render(words=_l("Hello %(name)s", name="<script>")) == "<p>Hello &lt;script&gt;</p>"


def test_no_day_is_never_shown_as_today() -> None:
    with pytest.raises(TypeError):
        format_date(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        format_datetime(datetime(2026, 5, 3))  # noqa: DTZ001 - without a time zone, on purpose


def test_one_and_many_read_differently() -> None:
    assert _n("%(num)s visit", "%(num)s visits", 1) == "1 visit"
    assert _ln("%(days)s day", "%(days)s days", by="days").with_facts(3, days=3) == "3 days"


def test_only_our_languages_can_be_spoken() -> None:
    with pytest.raises(ValueError, match="no such language"), in_language("de"):
        pass
    assert set(LOCALES) == set(LOCALE_NAMES)


@pytest.mark.parametrize(
    ("accepted", "ours"),
    [(["es-GT", "en"], "es"), (["de", "pt_BR"], "pt"), (["FR"], "fr"), (["kek"], "en"), ([], "en")],
)
def test_a_browser_gets_the_first_language_that_we_speak(accepted: list[str], ours: str) -> None:
    assert best_locale(accepted) == ours


@pytest.mark.usefixtures("guatemala")
def test_places_are_named_and_sorted_in_the_readers_language() -> None:
    assert (country_name("DEU"), subdivision_name("CA-NS")) == ("Germany", "Nova Scotia")
    with in_language("es"):
        assert (country_name("DEU"), subdivision_name("CA-NS")) == ("Alemania", "Nueva Escocia")
        assert [code for code, _ in countries()[:3]] == ["AFG", "ALB", "DEU"]
        names = [fold(name) for _, name in countries()]
        assert names == sorted(names) and len(names) == 250
    assert ("MX-CHP", "Chiapas") in subdivisions("MEX") and subdivisions("XKX") == [] == subdivisions("???")


@pytest.mark.parametrize("code", ["GT", "gtm", "XXX", "", "GTMX"])
def test_an_unknown_country_is_shown_as_its_code(code: str) -> None:
    assert not is_country(code)
    assert country_name(code) == code


def test_codes_are_checked_against_the_standards() -> None:
    assert is_country("XKX") and country_name("XKX") == "Kosovo"
    assert is_subdivision("BR-RR") and not is_subdivision("BR") and subdivision_name("XX-YY") == "XX-YY"
    assert is_currency("GTQ") and not is_currency("gtq") and not is_currency("XQQ")
    assert is_language("quc") and is_language("zza") and not is_language("es") and not is_language("qqq")


@pytest.mark.usefixtures("guatemala")
def test_indigenous_languages_carry_their_own_names() -> None:
    for code, name in {"mam": "Mam", "quc": "K’iche’", "kek": "Q’eqchi’", "gym": "Ngäbere", "miq": "Miskito"}.items():
        assert language_name(code) == name
        assert code in dict(person_languages())
    with in_language("es"):
        assert language_name("spa") == "español"
        assert language_name("zza") != ""
    assert language_name("qqq") == "qqq"


@pytest.mark.usefixtures("guatemala")
def test_every_offered_language_and_currency_is_in_its_standard() -> None:
    assert all(is_language(code) for code, _ in person_languages())
    assert all(is_currency(code) for code, _ in currencies())
    with in_language("es"):
        assert currency_name("CRC") == "colón costarricense"
        assert ("CRC", "colón costarricense (CRC)") in currencies()


@pytest.mark.usefixtures("guatemala")
def test_choices_speak_the_language_of_the_moment_and_not_of_the_import() -> None:
    for language in LOCALES:
        with in_language(language):
            assert len(choices(Stage)) == len(Stage)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("K’iche’", "kiche"),
        ("K\ua78ciche\ua78c", "kiche"),
        ("Ñandú  María", "nandu maria"),
        ("Straße", "strasse"),
        ("İsmet Işık", "ismet isik"),
        ("Søren Æbelø", "soren aebelo"),
        ("", ""),
    ],
)
def test_folded_text_is_the_same_however_it_is_written(written: str, folded: str) -> None:
    assert fold(written) == folded
