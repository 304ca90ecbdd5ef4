"""Invented people in number: names of many lands, nationalities, documents, and what they are found by."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from caseflow import clock
from caseflow.access import finding
from caseflow.access.refs import new_ref
from caseflow.rules import search_keys
from caseflow.rules.names import sort_key

WOMEN = """Rosa Elena María José Ana Lucía Xiomara Yesenia Marisol Dunia Suyapa Heidy Wendy Karla Ixchel Ninoska
Milagros Zoila Berta Lesly Norma Irma Gladys Reina Sandra Dolores Esperanza Concepción Fátima Amina
Łucja Zuzana""".split()
MEN = """Julio César Óscar Wilmer Elmer Darwin Mynor Byron Selvin Santos Isaías Abner Tomás Matías Ezequiel Rigoberto
Nahúm Josué Ariel Yader Álvaro Íñigo Bayron Edwin Marvin Nelson Yusuf Ibrahim Jean-Pierre Đorđe Søren""".split()
FAMILY = """Mejía Pineda Núñez Zelaya Choc Caal Tzoc Xol Cruz Orellana Amaya Guevara Rivas Ayala Portillo Alvarenga
Quintanilla Benítez Cañas Escobar Murillo Ordóñez Padilla Rápalo Turcios Urbina Velásquez Yanes Zúñiga Bonilla Castro
Discua Euceda Flores Galo Hernández Izaguirre Juárez Lanza Matute Pérez López García Martínez Rodríguez Gómez Ramírez
Reyes Vásquez Aguilar Chávez Salgado Paredes Sandoval Maradiaga Cárcamo Villeda Ochoa Barahona Interiano Łoś Ødegård
al-Hassan O'Connor K'iche' Nguyễn""".split()
FAMILIES = [*FAMILY, "de la Cruz", "del Cid", "de León", "Ait Ali"]
# Shares as in the situations of the demo; a few countries with very few people.
COUNTRIES = ("HND", "GTM", "SLV", "NIC", "VEN", "COL", "PER", "MEX", "HTI", "UKR", "BLZ")
WEIGHTS = (30, 22, 15, 9, 9, 5, 4, 3, 2, 0.98, 0.02)


def person(dice: random.Random, number: int, team: tuple[int, int]) -> dict[str, Any]:
    """One person as a row, without anything that hangs on them."""
    given = dice.choice(WOMEN + MEN)
    if dice.random() < 0.6:
        given += " " + dice.choice(WOMEN + MEN)
    family = " ".join(dice.sample(FAMILIES, 2 if dice.random() < 0.9 else 1))
    born = date(1950, 1, 1) + timedelta(days=dice.randrange(70 * 365))
    return {
        "id": number,
        "ref": new_ref("PE"),
        "organization_id": team[0],
        "team_id": team[1],
        "given_names": given,
        "family_names": family,
        "latin_name": "",
        "sort_name": sort_key(given, family),
        "birth_date": born,
        "birth_precision": "day",
        "born_earliest": born,
        "born_latest": born,
        "residence_country": "CAN",
        "protection": dice.choices(("clear", "unknown", "protected"), (8, 1, 1))[0],
        "created_at": clock.now(),
    }


def name_keys(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows by which this person is found."""
    for key in search_keys.keys_of(row["given_names"], row["family_names"]):
        yield {"person_id": row["id"], "kind": key.kind, "token": key.token}


def passport(dice: random.Random, number: int) -> dict[str, Any]:
    """A passport whose number is E and the person's own number, so that the bench can look for it."""
    text = f"E{number:08}"
    return {
        "person_id": number,
        "kind": "passport",
        "country": dice.choice(COUNTRIES),
        "number": text,
        "number_key": finding.number_key(text),
        "expires_on": date(2030, 1, 1),
    }


def nationalities(dice: random.Random, number: int) -> list[dict[str, Any]]:
    """One nationality, for one in ten people two."""
    held = set(dice.choices(COUNTRIES, WEIGHTS, k=2 if dice.random() < 0.1 else 1))
    return [{"person_id": number, "country": country} for country in sorted(held)]
