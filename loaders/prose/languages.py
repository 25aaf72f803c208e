"""Languages: which one a text is in, and what can be read of one that is not English.

The rules and the learned weights know English only. Of another language just names are taken (groups, tools,
organisations by the ledger; states by their names in that language), as mentions: a name in a sentence that
nobody understood proves no relation.
"""

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from graph.claims import Mention, Report
from graph.names.states import states
from loaders.prose.document import mention_of
from loaders.prose.gazetteer import Gazetteer

ENGLISH = "en"
READ_BY_NAME = {"fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"}
"""Languages whose names of states are known, by ISO 639-1 code."""

_ALSO = {
    "de": {"Russland": "RU", "USA": "US", "Großbritannien": "GB", "Südkorea": "KR", "Syrien": "SY", "Weißrussland": "BY", "Saudi-Arabien": "SA"},
    "fr": {"États-Unis": "US", "Royaume-Uni": "GB", "Corée du Sud": "KR", "Syrie": "SY", "Biélorussie": "BY"},
    "es": {
        "Rusia": "RU",
        "Estados Unidos": "US",
        "EE. UU.": "US",
        "Reino Unido": "GB",
        "Corea del Norte": "KP",
        "Corea del Sur": "KR",
        "Siria": "SY",
        "Bielorrusia": "BY",
    },
}
"""Everyday names that the translations of the standard lack."""

_SURE = 0.95
_PLAINLY_ENGLISH = 0.15
"""From this share of everyday English words on no other language is asked about; the middle article has 0.20."""
_EVERYDAY = frozenset("the of and that was for with by from were had which their they been".split())
_ENOUGH = 120
"""Characters below which the statistics of letters prove nothing: of so short a text its small words decide, or its script."""
_SMALL_WORDS = {
    ENGLISH: "the of and that was for with by from were had which their they been to is are has have its his it an as at who this not",
    "fr": "le la les des du une un est par dans avec sur été qui aux au et ont pour son sa ses cette contre",
    "es": "el la los las del una un por con en que se es y su fue al para contra han como",
    "de": "der die das und von vom ein eine einer einen mit hat haben wurde wurden den dem des ist im auf für durch nach bei nicht",
    "it": "il lo la gli della del dei delle una un con per che è nel nella da sono contro stato",
    "pt": "o os da dos das uma um com por que em foi na pela contra para",
    "nl": "de het een van en met voor op zijn door werd heeft hebben bij naar uit niet deze",
}
_SAMPLE = 3000
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
"""A letter beyond the Latin blocks of Unicode."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; `en` where the answer is unsure."""
    if _in_other_script(text[:_SAMPLE]):
        return str(_identifier().classify(text[:_SAMPLE])[0])
    if len(text) < _ENOUGH:
        return _by_small_words(text)
    words = text[:_SAMPLE].lower().split()
    if sum(word in _EVERYDAY for word in words) >= _PLAINLY_ENGLISH * len(words):
        return ENGLISH
    code, sure = _identifier().classify(text[:_SAMPLE])
    return str(code) if sure >= _SURE else ENGLISH


def _in_other_script(text: str) -> bool:
    """Tell whether most letters of a text are not Latin."""
    others = len(_NOT_LATIN.findall(text))
    return others > 0 and others * 2 > sum(map(str.isalpha, text))


def _by_small_words(text: str) -> str:
    """Return the language whose articles and prepositions stand in a short text: two at least, and twice as many as English ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in known.split() for word in words) for code, known in _SMALL_WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == ENGLISH))
    return best if counts[best] >= max(2, 2 * counts[ENGLISH]) else ENGLISH


def language_name(code: str) -> str:
    """Return the English name of a language, for messages: `fr` gives `French`."""
    found = pycountry.languages.get(alpha_2=code)
    return str(found.name) if found else code


def mentions(report: Report, language: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return who and what a text in another language names, each once, in order of first mention."""
    found: dict[str, Mention] = {}
    for name in gazetteer.find(report.text):
        if name.label in ("Group", "Tool") or (name.entry and " " in name.text):
            mention = mention_of(name)
            found.setdefault(mention.key or mention.text, mention)
    for text, iso2 in _states_in(report.text, language):
        found.setdefault(f"state:{iso2}", Mention("State", text, key=f"state:{iso2}"))
    return tuple(found.values())


def _states_in(text: str, language: str) -> Iterator[tuple[str, str]]:
    table = state_names(language)
    if table:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True)) + r")(?!\w)")
        yield from ((match[0], table[match[0]]) for match in pattern.finditer(text))


@cache
def state_names(language: str) -> dict[str, str]:
    """Return how states are called in a language: name -> ISO 3166-1 alpha-2; empty for languages that are not known.

    Source: the translations of ISO 3166-1 that pycountry carries (Debian's iso-codes).
    """
    if language not in READ_BY_NAME:
        return {}
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext
    table: dict[str, str] = {}
    shared: set[str] = set()
    for state in states().values():
        country = pycountry.countries.get(alpha_2=state.iso2)
        for name in (getattr(country, "common_name", ""), getattr(country, "name", "")):
            short = translate(name).split(",")[0].split(" (")[0] if name else ""
            if len(short) > 3 and table.setdefault(short, state.iso2) != state.iso2:
                shared.add(short)  # "Korea" alone tells nothing.
    return {name: iso2 for name, iso2 in (table | _ALSO.get(language, {})).items() if name not in shared}
