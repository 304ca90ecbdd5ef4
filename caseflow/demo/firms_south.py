"""Employers and recruiters in Mexico, Central America, Peru, Colombia and Brazil, and those who recruit there."""

from caseflow.demo.acts.employers import Firm, Offer

SOUTH = (
    Firm(
        "verde", "Puente Verde Contrataciones", "labour", "GTM", "GT-01", "Ciudad de Guatemala", "other", "GTQ", 830,
        vetted=((820, "approved", {}), (480, "approved", {}), (130, "approved", {})), kind="recruiter", registered=-410,
    ),
    Firm(
        "enganche", "Enganches del Sur", "labour", "GTM", "GT-11", "Retalhuleu", "other", "GTQ", 260,
        vetted=((250, "refused", {"FR01": "no", "FR02": "no"}),), kind="recruiter",
        note="Cobró a varias personas por un cupo que no existía.",
    ),
    Firm(
        "erables", "Ferme des Trois Ruisseaux", "labour", "CAN", "CA-QC", "Saint-Rémi", "agriculture", "CAD", 815,
        vetted=((812, "approved", {}), (462, "approved", {}), (112, "approved", {})),
        contact=("Luc Trépanier", "Propriétaire", "450 555 0112"), sites=(("Champ du rang Double", "Saint-Rémi"),),
        offers=(
            Offer("lettuce", "Cosecha de lechuga", "9211", 450, 240, -120, "16.80", "hour", "50", 5, "fixed_term",
                  "85101", housing=True, pathways=("gt_mintrab_ptte",), recruiter="verde"),
            Offer("lettuce_next", "Siembra de lechuga", "9211", 50, -75, -320, "16.90", "hour", "50", 6, "fixed_term",
                  "85101", housing=True, pathways=("gt_mintrab_ptte",), recruiter="verde"),
        ),
    ),
    Firm(
        "coffee", "Finca Santa Elvira del Soconusco", "border", "MEX", "MX-CHP", "Tapachula", "agriculture", "MXN", 700,
        vetted=((690, "approved", {}), (350, "approved", {})),
        offers=(
            Offer("coffee", "Corte y beneficio de café", "9211", 500, 410, -200, "345", "day", "48", 8, "fixed_term",
                  housing=True, pathways=("mx_tvtf",)),
        ),
    ),
    Firm(
        "bananas", "Empacadora Platanera Las Ceibas", "border", "MEX", "MX-CHP", "Suchiate", "agriculture", "MXN", 300,
        vetted=((71, "conditional", {"FR11": "partly", "FR16": "no"}),),
        offers=(
            Offer("bananas", "Empaque de banano", "9321", 70, -20, -300, "330", "day", "48", 3, "fixed_term",
                  pathways=("mx_tvtf",)),
            Offer("bananas_night", "Empaque de noche", "9321", 60, -30, -200, "360", "day", "48", 2, "fixed_term",
                  pathways=("mx_tvtf",), then=((15, "withdrawn", "Turno de doce horas: no se ofrece a nadie."),)),
        ),
    ),
    Firm(
        "pineapple", "Piñera Llano Azul", "sanjose", "CRI", "CR-A", "Pital", "agriculture", "CRC", 640,
        vetted=((630, "approved", {}), (280, "approved", {})),
        offers=(
            Offer("pineapple_before", "Cosecha de piña", "9211", 600, 470, 140, "14500", "day", "48", 4,
                  pathways=("cr_sitlam",)),
            Offer("pineapple", "Cosecha de piña", "9211", 360, 200, -130, "14800", "day", "48", 7,
                  pathways=("cr_sitlam",)),
        ),
    ),
    Firm(
        "coffee_cr", "Beneficio Cerro Bruma", "sanjose", "CRI", "CR-SJ", "Tarrazú", "agriculture", "CRC", 30,
        vetted=((14, "draft", {}),),
        offers=(
            Offer("coffee_cr", "Recolección de café", "9211", 13, -25, -150, "1250", "piece", "48", 10,
                  pathways=("cr_sitlam",)),
        ),
    ),
    Firm(
        "textiles", "Textiles Amancay", "lima", "PER", "PE-LMA", "San Juan de Lurigancho", "manufacturing", "PEN", 600,
        vetted=((590, "approved", {}), (240, "approved", {})),
        offers=(
            Offer("sewing", "Operaria de costura", "8153", 420, 300, None, "1350", "month", "48", 4, "permanent"),
        ),
    ),
    Firm(
        "bakery", "Panificadora Espiga del Rímac", "lima", "PER", "PE-LMA", "Rímac", "food_processing", "PEN", 380,
        vetted=((370, "approved", {}), (30, "approved", {})),
        offers=(
            Offer("baker", "Panadero de turno noche", "7512", 200, 140, None, "1500", "month", "48", 1, "permanent",
                  then=((120, "filled", ""),)),
        ),
    ),
    Firm(
        "builders", "Obras y Andamios La Candelaria", "bogota", "COL", "CO-DC", "Bogotá", "construction", "COP", 560,
        vetted=((550, "approved", {}), (200, "approved", {"FR15": "partly"})),
        offers=(
            Offer("bricklayer", "Oficial de construcción", "7112", 480, 330, None, "1900000", "month", "44", 3,
                  "permanent"),
        ),
    ),
    Firm(
        "meat", "Frigorífico Vale das Araucárias", "boavista", "BRA", "BR-SC", "Chapecó", "food_processing", "BRL", 420,
        vetted=((410, "approved", {}), (60, "approved", {})),
        offers=(
            Offer("meat", "Auxiliar de produção", "7511", 300, 90, None, "1980", "month", "44", 6, "permanent",
                  housing=True, pathways=("br_interiorizacao_ves",)),
        ),
    ),
)  # fmt: skip
