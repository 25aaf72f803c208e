"""States: their names, and the ISO 3166-1 code behind what a data set writes."""

from dataclasses import dataclass
from functools import cache

import pycountry

from graph.names.keys import key

# The names in everyday use, where ISO 3166-1 and its common names read otherwise.
_EVERYDAY = {
    "BO": "Bolivia", "BN": "Brunei", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CI": "Côte d'Ivoire",
    "CV": "Cape Verde", "CZ": "Czech Republic", "FM": "Micronesia", "GB": "United Kingdom", "IR": "Iran", "KP": "North Korea",
    "KR": "South Korea", "LA": "Laos", "MD": "Moldova", "MK": "North Macedonia", "PS": "Palestine", "RU": "Russia", "SY": "Syria",
    "SZ": "Eswatini", "TR": "Turkey", "TW": "Taiwan", "TZ": "Tanzania", "US": "United States", "VA": "Vatican", "VE": "Venezuela",
    "VN": "Vietnam",
}  # fmt: skip

# Spellings found in galaxies and trackers that ISO does not list. Kosovo has no ISO code; XK is the user-assigned one in general use.
_OTHER_NAMES = {
    "US": ("USA", "U.S.", "United States of America", "America"), "GB": ("UK", "U.K.", "Great Britain", "Britain", "England"),
    "CN": ("People's Republic of China", "PRC", "Mainland China"), "RU": ("Russian Federation",), "IR": ("Iran (Islamic Republic of)", "Islamic Republic of Iran"),
    "KP": ("Korea (Democratic People's Republic of)", "DPRK", "Democratic People's Republic of Korea"), "KR": ("Korea (Republic of)", "Republic of Korea", "Korea"),
    "VN": ("Viet Nam",), "SY": ("Syrian Arab Republic",), "PS": ("State of Palestine", "Palestinian territories", "Palestinian Territory, Occupied", "Gaza"),
    "AE": ("UAE", "U.A.E.", "Emirates"), "TR": ("Türkiye",), "CZ": ("Czechia",), "TW": ("Taiwan, Province of China",), "MM": ("Burma",), "CI": ("Ivory Coast",),
    "LA": ("Lao People's Democratic Republic",), "HK": ("Hong Kong SAR",), "MO": ("Macau",), "NL": ("Holland", "The Netherlands"), "SZ": ("Swaziland",),
    "XK": ("Kosovo",), "SA": ("KSA", "Kingdom of Saudi Arabia"), "VA": ("Holy See", "Vatican City"),
}  # fmt: skip


@dataclass(frozen=True)
class State:
    """A country: ISO 3166-1 alpha-2 and alpha-3 codes, everyday name and other names."""

    iso2: str
    iso3: str
    name: str
    other_names: tuple[str, ...]

    @property
    def id(self) -> str:
        """The entity id, `state:CN`."""
        return f"state:{self.iso2}"


@cache
def states() -> dict[str, State]:
    """Return every state by its alpha-2 code. Source: ISO 3166-1 as packaged by pycountry, and Kosovo."""
    found = {"XK": State("XK", "XKX", "Kosovo", ())}
    for country in pycountry.countries:
        common = getattr(country, "common_name", None)
        name = _EVERYDAY.get(country.alpha_2) or common or country.name
        written = [country.name, common, getattr(country, "official_name", None), *_OTHER_NAMES.get(country.alpha_2, ())]
        others = sorted({str(other) for other in written if other} - {name})
        found[country.alpha_2] = State(country.alpha_2, country.alpha_3, name, tuple(others))
    return dict(sorted(found.items()))


@cache
def _by_key() -> dict[str, str]:
    table: dict[str, str] = {}
    for state in states().values():
        for name in (state.iso3, *state.other_names, state.name):
            table[key(name)] = state.iso2
    return table


def iso2(name: str) -> str | None:
    """Return the alpha-2 code of a state that a data set writes as a code or a name, or None when it is none.

    Nothing is guessed: `Unknown`, `Europe` and misspellings give None.
    """
    text = name.strip()
    if text.upper() in states() and len(text) == 2:
        return text.upper()
    return _by_key().get(key(text)) if text else None
