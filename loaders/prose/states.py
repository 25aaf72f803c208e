"""States in prose: by name, adjective, capital, government or agency."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from graph.names.galaxy import bundled_entries
from graph.names.states import states
from loaders.prose.gate import Gated

# Adjectives and people of states that reports name; ISO has none. Source: general usage (CIA World Factbook, "nationality").
_ADJECTIVES = {
    "AE": "Emirati", "AF": "Afghan", "AL": "Albanian", "AM": "Armenian", "AO": "Angolan", "AT": "Austrian", "AU": "Australian", "AZ": "Azerbaijani Azeri",
    "BA": "Bosnian", "BD": "Bangladeshi", "BE": "Belgian", "BG": "Bulgarian", "BH": "Bahraini", "BO": "Bolivian", "BR": "Brazilian", "BY": "Belarusian",
    "CA": "Canadian", "CD": "Congolese", "CH": "Swiss", "CL": "Chilean", "CM": "Cameroonian", "CN": "Chinese", "CO": "Colombian", "CR": "Costa|Rican", "CU": "Cuban",
    "CY": "Cypriot", "CZ": "Czech", "DE": "German", "DK": "Danish", "DZ": "Algerian", "EC": "Ecuadorian", "EE": "Estonian", "EG": "Egyptian", "ER": "Eritrean",
    "ES": "Spanish", "ET": "Ethiopian", "FI": "Finnish", "FR": "French", "GB": "British", "GE": "Georgian", "GH": "Ghanaian", "GR": "Greek", "GT": "Guatemalan",
    "HN": "Honduran", "HR": "Croatian", "HU": "Hungarian", "ID": "Indonesian", "IE": "Irish", "IL": "Israeli", "IN": "Indian", "IQ": "Iraqi", "IR": "Iranian",
    "IS": "Icelandic", "IT": "Italian", "JO": "Jordanian", "JP": "Japanese", "KE": "Kenyan", "KG": "Kyrgyz", "KH": "Cambodian", "KP": "North|Korean",
    "KR": "South|Korean", "KW": "Kuwaiti", "KZ": "Kazakh Kazakhstani", "LA": "Laotian", "LB": "Lebanese", "LK": "Sri|Lankan", "LT": "Lithuanian", "LV": "Latvian",
    "LY": "Libyan", "MA": "Moroccan", "MD": "Moldovan", "ME": "Montenegrin", "MK": "Macedonian", "MM": "Burmese", "MN": "Mongolian", "MX": "Mexican",
    "MY": "Malaysian", "MZ": "Mozambican", "NG": "Nigerian", "NI": "Nicaraguan", "NL": "Dutch", "NO": "Norwegian", "NP": "Nepalese", "NZ": "New|Zealander",
    "OM": "Omani", "PA": "Panamanian", "PE": "Peruvian", "PH": "Philippine Filipino", "PK": "Pakistani", "PL": "Polish", "PS": "Palestinian", "PT": "Portuguese",
    "PY": "Paraguayan", "QA": "Qatari", "RO": "Romanian", "RS": "Serbian", "RU": "Russian", "RW": "Rwandan", "SA": "Saudi Saudi|Arabian", "SD": "Sudanese",
    "SE": "Swedish", "SG": "Singaporean", "SI": "Slovenian", "SK": "Slovak", "SN": "Senegalese", "SO": "Somali", "SV": "Salvadoran", "SY": "Syrian",
    "TG": "Togolese", "TH": "Thai", "TJ": "Tajik", "TN": "Tunisian", "TR": "Turkish", "TW": "Taiwanese", "TZ": "Tanzanian", "UA": "Ukrainian", "UG": "Ugandan",
    "US": "American", "UY": "Uruguayan", "UZ": "Uzbek", "VE": "Venezuelan", "VN": "Vietnamese", "YE": "Yemeni", "ZA": "South|African", "ZM": "Zambian",
    "ZW": "Zimbabwean",
}  # fmt: skip

# Capitals and seats that stand for a government in reports.
_SEATS = {
    "AE": "Abu|Dhabi Dubai", "AZ": "Baku", "BY": "Minsk", "CN": "Beijing", "DE": "Berlin", "EG": "Cairo", "FR": "Paris", "GB": "Whitehall", "HU": "Budapest", "IN": "New|Delhi",
    "IR": "Tehran", "KP": "Pyongyang", "KZ": "Astana", "MA": "Rabat", "PK": "Islamabad", "PL": "Warsaw", "RU": "Kremlin Moscow", "RW": "Kigali", "SA": "Riyadh",
    "SY": "Damascus", "TR": "Ankara", "US": "Washington White|House", "UZ": "Tashkent", "VN": "Hanoi", "KR": "Seoul", "IL": "Jerusalem", "ES": "Madrid",
    "AM": "Yerevan", "AO": "Luanda", "BD": "Dhaka", "BH": "Manama", "CU": "Havana", "DZ": "Algiers", "ER": "Asmara", "ET": "Addis|Ababa", "GH": "Accra", "GR": "Athens", "ID": "Jakarta", "JO": "Amman", "KG": "Bishkek",
    "KH": "Phnom|Penh", "MM": "Naypyidaw", "NG": "Abuja", "NI": "Managua", "PH": "Manila", "QA": "Doha", "RS": "Belgrade", "SD": "Khartoum", "SV": "San|Salvador", "TG": "Lomé", "TH": "Bangkok", "TJ": "Dushanbe", "TM": "Ashgabat",
    "UG": "Kampala", "VE": "Caracas", "ZM": "Lusaka", "ZW": "Harare",
}  # fmt: skip

# Services and forces: whoever works for one of these works for the state.
_SERVICES = {
    "CN": "PLA People's|Liberation|Army MSS Ministry|of|State|Security Chinese|Communist|Party CCP Strategic|Support|Force Ministry|of|Public|Security",
    "RU": "GRU FSB SVR Main|Intelligence|Directorate Foreign|Intelligence|Service Federal|Security|Service Internet|Research|Agency",
    "IR": "IRGC Islamic|Revolutionary|Guard|Corps Revolutionary|Guards Revolutionary|Guard MOIS Ministry|of|Intelligence|and|Security Basij",
    "KP": "Reconnaissance|General|Bureau RGB Lab|110",
    "IL": "Mossad Unit|8200", "PK": "Inter-Services|Intelligence ISI", "LB": "General|Directorate|of|General|Security", "ET": "INSA Information|Network|Security|Agency", "AE": "NESA", "IN": "Research|and|Analysis|Wing", "KZ": "KNB",
    "PS": "Preventive|Security|Service Palestinian|Authority", "UG": "Chieftaincy|of|Military|Intelligence", "EC": "SENAIN", "MX": "CISEN SEDENA", "ES": "CNI", "GR": "EYP", "IT": "AISI AISE", "MA": "DGED DGST", "PL": "CBA", "RS": "BIA", "TH": "ISOC",
}  # fmt: skip

# Who governs, where reports say so instead of naming the state: "Kagame's government". Written by hand: leaders, some of them past, of states that reports on surveillance accuse.
_LEADERS = {
    "AZ": "Aliyev", "BY": "Lukashenko Lukashenka", "CN": "Xi|Jinping", "EG": "Sisi", "HU": "Orbán Orban", "IN": "Modi", "IR": "Khamenei", "KP": "Kim|Jong|Un Kim|Jong-un",
    "KZ": "Nazarbayev Tokayev", "MX": "Peña|Nieto", "NI": "Ortega", "RU": "Putin", "RW": "Kagame", "SA": "Mohammed|bin|Salman", "SV": "Bukele", "SY": "Assad", "TG": "Gnassingbé", "TR": "Erdogan Erdoğan",
    "UG": "Museveni", "VE": "Maduro Nicolás|Maduro",
}  # fmt: skip
_GOVERNS = ("government", "regime", "administration", "secret service", "security services", "intelligence services")

# Agencies that stand in reports as those who find out, save where a text says that they did it.
_ACCUSED = {
    **dict.fromkeys(("NSA", "N.S.A.", "National Security Agency", "CIA", "C.I.A.", "Central Intelligence Agency"), "US"),
    **dict.fromkeys(("GCHQ", "Government Communications Headquarters"), "GB"),
}
_NAMED = "|".join(re.escape(name) for name in sorted(_ACCUSED, key=len, reverse=True))
_ACCUSES = Gated(
    rf"\b(?:accus\w+|blam\w+|(?:assumed|believed|thought|said|known|suspected) to be|work of|part of|arm of|unit of|front for|attributed to|link(?:s|ed)? (?:to|with)|tie[sd] (?:to|with)|belong\w* to|behind it(?: was| is)) (?:the )?(?:U\.?S\.? |American? |America['’]s )?(?P<a>{_NAMED})(?!\w)(?!,? (?:said|report|advisory))"
    rf"|\b(?:hacked|attacked|infected|breached|infiltrated|penetrated|monitored|tapped|wiretapped|bugged|spied (?:up)?on|intercepted|cyber ?-?attacks?|attacks?|intrusions?|theft|break-ins?|eavesdropping|wiretapping) (?:\w+ )?by (?:the )?(?:U\.?S\.? |American? |America['’]s )?(?P<c>{_NAMED})(?!\w)"
    rf"|(?<!\w)(?P<d>{_NAMED})(?: \([A-Z.]+\))?(?:,? (?:which|according to|in|under|with|through)\b[^,;.]{{3,80}},)? (?:(?:had|has|have|secretly|also|itself|then|later|once) ){{0,3}}"
    r"(?:hacked|broke into|broken into|spied on|tapped|wiretapped|intercepted|infected|implanted|infiltrated|penetrated|attacked|stole|stolen|eavesdropped|bugged|compromised|planted|got into|gained access to|listened in|carried out (?:an? |the )?(?:\w+[ -])?(?:cyber ?-?attacks?|attacks?|hack|operation))\b"
    rf"|(?<!\w)(?P<b>{_NAMED})(?:['’]s)? (?:\w+ )?(?:hackers|hacking|spies|spying|malware|implants?|exploits?|Tailored Access)\b"
)

_AGENCIES_THAT_FIND = frozenset("US GB AU CA NZ NL NO DE FR KR JP SE FI DK CZ EE LT LV UA BE CH AT TW".split())
"""States whose agencies stand in reports as those who find out, more often than as those who attack: they stay organisations."""


_NO_SPIES = re.compile(
    r"Financ|Revenue|Customs|Smuggling|Immigration|Crim|Narcotic|Drug|Investigat|Accountability|Exchange|Border|Coast Guard|Battalion|Terror|Homeland|Cyber|Telecom|Defen[cs]e Intelligence Agency"
)
"""Bodies that the galaxy files under intelligence and that reports tell of as victims and finders, often those of another state by the same name."""


def _agencies() -> Iterator[tuple[str, str]]:
    """Yield (name, ISO alpha-2) of the world's intelligence services, by the MISP galaxy; names that two states share are left out."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in bundled_entries("intelligence-agencies"):
        country = str(entry.meta.get("country") or "")
        for name in (entry.name, *entry.synonyms):
            plain = name.split("(")[0].strip()
            if len(plain.split()) >= 3 and plain.isascii() and country and not _NO_SPIES.search(plain):
                owners[plain].add(country)
    yield from ((name, *found) for name, found in sorted(owners.items()) if len(found) == 1 and not found & _AGENCIES_THAT_FIND)  # type: ignore[misc]


# Seas and papers that have the name of a state in theirs.
_NO_STATE = frozenset(
    ("South China Sea", "East China Sea", "Sea of Japan", "Indian Ocean", "Gulf of Mexico", "Gulf of Oman", "Gulf of Thailand", "New Mexico", "South China Morning Post", "Times of India", "Press Trust of India")
)  # fmt: skip

_BROADCASTER = re.compile(r"\b(?:BBC|VOA|Voice of America|RFA|RFE/RL|Radio Free (?:Asia|Europe)|Deutsche Welle|DW|NHK|France 24)['’]s $")
_LONGEST = 25
"""In front of a language it is no state's: "the BBC's Russian service"; the longest of these has so many letters."""

# One-word names that are also common names of persons or places and tell nothing alone.
_NOT_ALONE = frozenset(("Georgia", "Jordan", "Chad", "Guinea", "Jersey", "Guernsey", "America", "Korea", "England"))


@cache
def state_names() -> dict[str, tuple[str, str]]:
    """Return how states are written: text -> (ISO alpha-2, form), form being name, adjective, seat or service."""
    table: dict[str, tuple[str, str]] = {}
    for state in states().values():
        for name in (state.name, *state.other_names):
            if len(name) > 3 or name in ("UAE", "DPRK", "PRC", "UK", "U.S.", "U.K."):
                table[name] = (state.iso2, "name")
    for form, rows in (("adjective", _ADJECTIVES), ("seat", _SEATS), ("service", _SERVICES)):
        for iso2, words in rows.items():
            for word in words.split():
                table[word.replace("|", " ")] = (iso2, form)
    for name, iso2 in _agencies():
        table.setdefault(name, (iso2, "service"))
    for name in ("US", "USA"):
        table[name] = ("US", "name")
    for name in _NOT_ALONE:
        table.pop(name, None)
    for iso2, words in _LEADERS.items():
        for leader in words.split():
            for owns in ("", "'s", "’s"):
                for body in _GOVERNS:
                    table[f"{leader.replace('|', ' ')}{owns} {body}"] = (iso2, "seat")
                    table[f"{body} of {leader.replace('|', ' ')}"] = (iso2, "seat")
    for owner in ("America's", "America’s"):
        table[owner] = ("US", "name")
    for name, iso2 in _ACCUSED.items():
        table.setdefault(name, (iso2, "service"))
    table["Georgia"] = ("GE", "name")
    table["Jordan"] = ("JO", "name")
    return table


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick([*(name for name in state_names() if name not in _ACCUSED), *sorted(_NO_STATE)])


def find_states(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every state as written in a text, in order; of names that begin at one place the longest."""
    longest: dict[int, int] = {}
    for _, start, end in _automaton().find_matches_as_indexes(text, overlapping=True):
        if not (start and (text[start - 1] == "." or _in_word(text[start - 1]))) and not (end < len(text) and _in_word(text[end])):
            longest[start] = max(end, longest.get(start, 0))
    for match in _ACCUSES.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        longest[start] = max(end, longest.get(start, 0))
    at = 0
    for start, end in sorted(longest.items()):
        if start >= at:
            if text[start:end] not in _NO_STATE and not _BROADCASTER.search(text[max(0, start - _LONGEST) : start]):
                yield start, end
            at = end


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
