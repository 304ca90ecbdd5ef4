"""Employers in Canada and the United States."""

from caseflow.demo.acts.employers import Firm, Offer

CARE = ("ca_aip_ns_care",)
EMPP = ("ca_empp_federal_job_offer",)
FARM = ("ca_tfwp_agricultural", "ca_sawp")
PERMANENT = {"kind": "permanent", "ends": None}

NORTH = (
    Firm(
        "coves", "Tern Cove Care Homes", "care", "CAN", "CA-NS", "Lunenburg", "health_care", "CAD", 900,
        vetted=((895, "approved", {}), (560, "approved", {}), (230, "approved", {"FR19": "partly"})),
        offers=(
            Offer("cca_lunenburg", "Continuing care assistant", "5321", 880, 480, None, "22.40", "hour", "37.5", 9,
                  "permanent", "33102", language="eng", level="B1", pathways=CARE),
            Offer("rn_lunenburg", "Registered nurse", "2221", 300, 60, None, "39.10", "hour", "37.5", 2,
                  "permanent", "31301", language="eng", level="C1", licence=True, pathways=CARE,
                  skills=("medication", "vital_signs", "wound_care"), months=24, isced="6", families=True),
        ),
        designations="AIP-NS", contact=("Joan Tanner", "Personnel office", "902 555 0143"),
        sites=(("Harbour House", "Lunenburg"), ("Mahone House", "Mahone Bay")),
    ),
    Firm(
        "fundy", "Fundy Light Long Term Care", "care", "CAN", "CA-NS", "Digby", "health_care", "CAD", 420,
        vetted=((415, "approved", {}), (61, "conditional", {"FR10": "partly", "FR15": "no"})),
        offers=(
            Offer("cca_digby", "Continuing care assistant, nights", "5321", 400, 150, None, "23.05", "hour", "37.5", 3,
                  "permanent", "33102", language="eng", level="B1", pathways=CARE),
        ),
        designations="AIP-NS",
    ),
    Firm(
        "orchard", "Crow Hollow Orchards", "valley", "CAN", "CA-NS", "Kentville", "agriculture", "CAD", 800,
        vetted=((790, "approved", {}), (440, "approved", {}), (90, "approved", {})),
        offers=(
            Offer("apples_before", "Orchard worker", "9211", 620, 420, 190, "16.60", "hour", "48", 5, noc="85101",
                  housing=True, pathways=FARM),
            Offer("apples", "Orchard worker, two seasons", "9211", 430, 270, -420, "16.80", "hour", "48", 8,
                  "fixed_term", "85101", housing=True, pathways=FARM),
            Offer("apples_next", "Pruning and harvest", "9211", 40, -70, -300, "17.40", "hour", "48", 6, noc="85101",
                  housing=True, pathways=FARM, off=("0.15", "meals")),
        ),
        contact=("Ken Rafuse", "Owner", "902 555 0178"), sites=(("Upper orchard", "Kentville"),),
    ),
    Firm(
        "berries", "North Gully Berry Farm", "valley", "CAN", "CA-NS", "Berwick", "agriculture", "CAD", 500,
        vetted=((490, "approved", {}), (130, "approved", {})),
        offers=(
            Offer("berries", "Berry picker and packer", "9211", 300, 150, -200, "17.10", "hour", "50", 4, noc="85101",
                  housing=True, pathways=FARM),
        ),
    ),
    Firm(
        "glass", "Glass Acre Greenhouses", "valley", "CAN", "CA-NS", "Truro", "agriculture", "CAD", 460,
        vetted=((450, "approved", {}),),
        offers=(
            Offer("greenhouse", "Greenhouse worker", "9214", 430, 380, -60, "16.70", "hour", "44", 2, noc="85103",
                  pathways=("ca_tfwp_agricultural",), then=((29, "paused", "Stopped until the report is looked at."),)),
        ),
    ),
    Firm(
        "span", "Keel and Span Engineering", "abroad", "CAN", "CA-NS", "Halifax", "engineering", "CAD", 900,
        vetted=((890, "approved", {}), (540, "approved", {}), (190, "approved", {"FR14": "partly"})),
        offers=(
            Offer("civil", "Civil engineer, bridges", "2142", 880, 500, None, "84500", "year", "37.5", 6, "permanent",
                  "21300", language="eng", level="B2", pathways=EMPP),
            Offer("mechanical", "Mechanical engineer, pumps", "2144", 880, 480, None, "81200", "year", "37.5", 3,
                  "permanent", "21301", language="eng", level="B2", pathways=EMPP),
        ),
    ),
    Firm(
        "puffin", "Puffin Stack Software", "abroad", "CAN", "CA-NS", "Halifax", "engineering", "CAD", 20,
        vetted=((6, "proposed", {}),),
        offers=(
            Offer("software", "Software developer", "2512", 12, -90, None, "78000", "year", "37.5", 2, "permanent",
                  "21231", language="eng", level="B2"),
        ),
    ),
    Firm(
        "gannet", "Gannet Rock Seafoods", "valley", "CAN", "CA-NS", "Yarmouth", "food_processing", "CAD", 210,
        vetted=((200, "refused", {"FR02": "no", "FR07": "unknown"}),),
        note="Two workers say that a brother of the foreman took 900 dollars for the job.",
    ),
    Firm(
        "onions", "Sweetgum Bend Farms", "labour", "USA", "US-GA", "Glennville", "agriculture", "USD", 820,
        vetted=((810, "approved", {}), (470, "approved", {}), (120, "approved", {"FR12": "partly"})),
        offers=(
            Offer("onions_before", "Cosecha de cebolla", "9211", 640, 430, 190, "14.68", "hour", "42", 6, housing=True,
                  pathways=("us_h2a",)),
            Offer("onions", "Cosecha de cebolla y empaque", "9211", 330, 120, -130, "15.20", "hour", "42", 9,
                  housing=True, pathways=("us_h2a", "gt_mintrab_ptte", "hn_ptte", "sv_mtps_migracion_laboral")),
            Offer("onions_winter", "Empaque de invierno", "9211", 150, -3, -170, "15.20", "hour", "42", 4, housing=True,
                  pathways=("us_h2a", "hn_ptte")),
            Offer("onions_next", "Siembra de cebolla", "9211", 95, -62, -280, "15.20", "hour", "42", 8, housing=True,
                  pathways=("us_h2a", "gt_mintrab_ptte", "hn_ptte", "sv_mtps_migracion_laboral")),
        ),
    ),
    Firm(
        "lawns", "Kettle Pond Landscaping", "labour", "USA", "US-VA", "Culpeper", "other", "USD", 400,
        vetted=((390, "approved", {}), (55, "approved", {})),
        offers=(
            Offer("lawns", "Jardinería y mantenimiento", "9214", 380, 230, -20, "17.30", "hour", "40", 4,
                  pathways=("us_h2b",)),
        ),
    ),
)  # fmt: skip
