"""The public holidays of a country or region. The only file that knows the holidays library.

The library computes every year, so a deadline in ten years knows its holidays as far as anybody can today.
"""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

import holidays
import pycountry

_YEARS_BACK, _YEARS_AHEAD = 3, 12
_MIDDLE = 2026


@lru_cache(maxsize=256)
def of(country: str, region: str | None = None, around: int = _MIDDLE) -> Collection[date]:
    """Every public holiday of a country (alpha-3) and region (ISO 3166-2) in the years around `around`.

    Empty for a country that the library does not know: its deadlines then count Monday to Friday.
    """
    found = pycountry.countries.get(alpha_3=country)
    if found is None:
        return frozenset()
    years = range(around - _YEARS_BACK, around + _YEARS_AHEAD)
    subdivision = (region or "").partition("-")[2]
    try:
        known = holidays.list_supported_countries(include_aliases=False).get(found.alpha_2)
        if known is None:
            return frozenset()
        return frozenset(
            holidays.country_holidays(found.alpha_2, subdiv=subdivision if subdivision in known else None, years=years)
        )
    except NotImplementedError:
        return frozenset()
