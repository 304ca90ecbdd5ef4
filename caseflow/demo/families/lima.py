"""Venezuelan families in Lima: the temporary card that many hold, and the special residence that must follow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, child, refugee, refugee_child
from caseflow.demo.town import Town

LIMA = ("PER", "PE-LMA", "San Juan de Lurigancho")
CPP = "pe_cpp_especial_residente"
# Nobody could ask for the card after 10 November 2023: what these families did before is written down afterwards.
ASKED, TAKEN = date(2023, 10, 16), date(2023, 12, 4)
FEARS = {"status": "fears_return"}


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (seamstress, thirty_five_days, card_is_over, five_days_left, nobody_asked_yet, night_baker, moved_on):
        yield tell(of_team(town, "lima", LIMA, tell.__name__))


def seamstress(f: Family) -> Story:
    """Five people with three nationalities; she is one of two Venezuelans here whose consulate may know."""
    family = (
        Someone("Yusbelis Carolina", "Guanipa Petit", "female", 35, "VEN", spoken=SPANISH),
        Someone("Edgar Luis", "Chirinos", "male", 38, "VEN", relation="spouse", second_nationality="COL"),
        child("Sofía Valentina", "Chirinos Guanipa", "female", 13, "VEN", "COL", paper="passport"),
        child("Diego", "Chirinos Guanipa", "male", 9, "VEN", paper="birth_certificate"),
        child("Lucero", "Chirinos Guanipa", "female", 2, "PER", "VEN", paper="national_id"),
    )
    yield from with_card(f, family, 420, issued=460, ends=95)
    yield 330
    jobs.match(f, "sewing", starts=298)
    consents.to_employer(f, f.employer)
    consents.to_consulate(f, "ven", lasts=540, fields=("name", "contact", "assistance"))
    yield 298
    jobs.upto(f, "started")
    for day in (291, 268, 209, 118):
        yield day
        visits.made(f, Found(present="La familia"))
        if day == 209:
            steps.done(f, "PE_ESPECIAL", gives=Gives(ends=-155))
            cases.move(f)
    yield 60
    visits.need(f, "health", "Seguro de salud para la niña peruana", to="Centro de salud Ganímedes", about=4)


def thirty_five_days(f: Family) -> Story:
    """The card ends in twenty days; the residence was asked for in time."""
    family = (
        refugee("Wuilmer José", "Bracho", "male", 41, "VEN", SPANISH, **FEARS),
        refugee("Nohemí", "Parra de Bracho", "female", 39, "VEN", SPANISH, relation="spouse", **FEARS),
        refugee_child("Isaac", "Bracho Parra", "male", 11, "VEN", paper="birth_certificate"),
    )
    yield from with_card(f, family, 200, issued=345, ends=-20)
    yield 54
    steps.submitted(f, "PE_ESPECIAL")
    cases.note(f, "Lleven siempre el cargo de la solicitud: prueba que están en trámite.", cases.SHAREABLE)
    cases.hold(f, "Sin respuesta hasta que decida Migraciones.", event="step_decided", until=-16)


def card_is_over(f: Family) -> Story:
    """The card ended twelve days ago and nobody is responsible for the case."""
    who = refugee("Rafael", "Ybarra Łukasik", "male", 58, "VEN", SPANISH, **FEARS)
    yield from with_card(f, (who,), 130, issued=377, ends=12)
    yield 13
    cases.unassign(f)
    cases.task(f, "Calcular la multa por día y pedir cita con Migraciones", "appointment", 2, mine=False)


def five_days_left(f: Family) -> Story:
    """The residence itself ends in five days."""
    family = (
        refugee("Dayana", "Mavárez Oquendo", "female", 27, "VEN", SPANISH, **FEARS),
        replace(child("Kamila", "Mavárez", "female", 5, "PER", "VEN", paper="national_id"), protection="protected",
                protection_status="fears_return"),
    )  # fmt: skip
    yield from with_card(f, family, 440, issued=700, ends=340)
    steps.done(f, "PE_ESPECIAL", gives=Gives(ends=-5))
    cases.move(f)
    yield 90
    visits.plan(f, 60, "call")
    yield 58
    visits.made(f, Found(kind="call", areas=(("isolation", CONCERN, "Trabaja sola en casa; no conoce a nadie."),)))
    yield 16
    cases.task(f, "Pedir la prórroga de la residencia: vence en días", "step", -1, about=0)
    cases.risk(f, "high", "Parroquia")


def nobody_asked_yet(f: Family) -> Story:
    """At intake: how safe they are is not known, and behaves as protected."""
    yield 5
    family = (
        Someone("Génesis Andreína", "Colina", "female", 22, "VEN", protection="unknown", birth="month", spoken=SPANISH),
        replace(child("Liam", "Colina", "male", 0.4, "PER"), protection="unknown"),
    )
    met(f, family, by="Olla común del barrio")
    people.attempt(f, f.principal, "whatsapp", "left_message", "Contesta de noche.")
    cases.task(f, "Conversar con calma sobre protección", "screening", -6, about=0)


def night_baker(f: Family) -> Story:
    """Settled: work, residence, and a case that is done. His place at the bakery filled the opening."""
    who = Someone("Argenis", "Toyo", "male", 46, "VEN", spoken=SPANISH)
    yield from with_card(f, (who,), 260, issued=300, ends=-65)
    yield 150
    jobs.match(f, "baker", starts=138)
    consents.to_employer(f, f.employer)
    # It ran out by itself, weeks ago.
    consents.to_consulate(f, "ven", lasts=60, fields=("name",))
    yield 138
    jobs.upto(f, "started")
    yield 130
    visits.made(f)
    steps.done(f, "PE_ESPECIAL", gives=Gives(ends=-240))
    cases.move(f)
    for day in (108, 47):
        yield day
        visits.made(f)
    yield 15
    jobs.go(f, "active")
    cases.close(
        f,
        "regularized",
        "Residencia especial, contrato indefinido. Las visitas que faltan no hacen falta.",
        "Ya tiene residencia y contrato. Si algo cambia, nuestra puerta está abierta.",
    )


def moved_on(f: Family) -> Story:
    """Went to Chile."""
    who = refugee("Richard Antonio", "Sequera", "male", 30, "VEN", SPANISH, **FEARS)
    yield from with_card(f, (who,), 300, issued=500, ends=135)
    yield 190
    cases.close(
        f,
        "moved",
        "Se fue a Chile con un primo. La organización allá tiene el contacto, con su permiso.",
        "Buen viaje. En Santiago pregunte por la persona que le dijimos: ya lo espera.",
    )


def with_card(f: Family, family: tuple[Someone, ...], met_ago: int, *, issued: int, ends: int) -> Story:
    """Met after the card had been asked for; its steps are recorded with the days on which they happened."""
    yield met_ago
    met(f, family, by="Mesa de ayuda")
    for ref in f.people:
        people.facts(f, ref, person__entry_date_PER=date(2022, 3, 8), person__has_criminal_record=False)
    yield met_ago - 7
    cases.move(f)
    evaluated(
        f,
        Profile(
            ("8153", "7512"),
            (Job("5223", "Vendedora", "VEN", 10, 6), Job("8153", "Costurera en casa", "PER", 3, 0, 30, False)),
            (School("3", "Bachillerato", "VEN", 14),),
        ),
    )
    steps.choose(f, CPP, began=date(2023, 10, 2))
    cases.found_out(f, "Consta en la tarjeta.")
    for ref, who in zip(f.people, family, strict=True):
        if "PER" in (who.nationality, who.second_nationality):
            steps.not_for(f, ref, "Es peruana por nacimiento: no necesita permiso.")
    cases.note(f, "Trajeron las tarjetas y los cargos; hay copias en la carpeta.")
    steps.done(f, "PE_CPP_APPLY", on=ASKED)
    steps.done(f, "PE_CPP_BIOMETRIC", filed=TAKEN, on=TAKEN)
    steps.done(f, "PE_CPP_ISSUE", filed=TAKEN, on=f.ago(max(issued, met_ago)), gives=Gives(ends=ends))
    cases.move(f, 2)
