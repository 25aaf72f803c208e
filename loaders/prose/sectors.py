"""Sectors: the line of work of victims, by their own words and by what stands beside them."""

import re
from dataclasses import dataclass, field

from graph.model import SECTORS
from loaders.prose.document import Document
from loaders.prose.entities import Entity

_WORDS: dict[str, str] = {
    "media": r"journalis\w+|reporters?|newspapers?|news(?:room|paper|rooms| agency| outlet| organi[sz]ation| site|papers)?s?|broadcast\w*|media|magazine|investigative website|television|TV|editors?|columnists?|publisher|press|BBC|Times|Post|Guardian|bloggers?|correspondents?|dail(?:y|ies)|radio|film studio|movie|entertainment|Sony Pictures|Reuters|Associated Press",
    "civil-society": r"human rights|rights (?:group|organi[sz]ation|defender)\w*|activists?|dissidents?|NGOs?|non-?governmental|non-?profits?|civil society|think[- ]tanks?|charit\w+|campaigners?|defenders?|exiles?|exiled|Uyghurs?|Uighurs?|Tibet\w*|minorit\w+|advocacy|watchdog|foundation|critics?|democracy|opposition figures|Amnesty|monks?|diaspora|refugees?|defectors?|churches|clergy|bishops?|diocese|religious|relatives of|Kurdish|members of civil|policy experts|union|humanitarian|aid (?:groups|organi[sz]ations)|dissenters|separatist\w*|independence|opponents",
    "government": r"(?<!anti-)government\w*(?! (?:critics?|dissidents?|opponents?)\b)|ministr\w+|ministers?|parliament\w*|embass\w+|diplomat\w*|(?<!doping )(?<!news )agenc(?:y|ies)|senators?|lawmakers?|congress\w*|officials?|Bundestag|Storting|department|state institutions|public institutions|municipal\w*|prime minister|presidents?|president's office|consulate\w*|ambassadors?|police|law enforcement|council|cabinet|legislat\w+|city|council|state bodies|civil servants|secretar(?:y|iat)|MPs?|members of parliament|emir|electoral commission|treasury|public sector|state-owned|Federal|courts?",
    "military": r"military|defen[cs]e|armed forces|army|navy|air force|weapons?|soldiers?|NATO|troops|missile|Lockheed|Northrop|aerospace and defen[cs]e|warships?|drone",
    "academia": r"universit\w+|academic\w*|research (?:institut\w+|cent\w+)|researchers?|scholars?|professors?|students?|colleges?|education\w*|schools?|scientists?|PhD|faculty|lecturers?|institute",
    "finance": r"banks?|banking|financial|cryptocurrenc\w+|exchanges?|SWIFT|insur\w+|crypto|bitcoin|payments?|fintech|investment|hedge fund|tax|short sellers|blockchain|venture capital\w*",
    "energy": r"energy|oil|gas|petro\w*|electric\w*|power (?:grid|plant|compan|distribut|operator|utilit)\w*|nuclear|utilit\w+|Aramco|pipelines?|wind|solar|heating|grid",
    "telecommunications": r"telecom\w*|carriers?|mobile (?:phone )?operators?|satellite|internet (?:service )?providers?|ISPs?|phone compan\w+|phone operator|communications compan\w+|network operator|subscribers",
    "technology": r"technolog\w+|software|tech (?:compan|firm)\w*|IT\b|hosting|Microsoft|SolarWinds|Google|GitHub|semiconductor\w*|chip\w*|cloud|hardware|security (?:vendor|compan|firm|researcher)\w*|internet compan\w*|social (?:media|network)\w*|developers?|Adobe|Yahoo|Facebook|game\w*|engineers|managed service|service providers|cyber ?security|data cent\w+|online (?:service|retailer)\w*",
    "healthcare": r"hospitals?|health\w*|medical|medicine|pharma\w*|vaccine\w*|doctors?|biotech\w*|clinics?|patients|drug ?makers?|geneticists?",
    "transportation": r"airlines?|aviation|shipping|rail\w*|transport\w*|logistics|ports?\b|maritime|airports?|freight|ferr(?:y|ies)|petrol stations|fuel|postal|mail service|Royal Mail",
    "manufacturing": r"manufactur\w+|industrial|engineering|aerospace|automo\w+|steel|chemicals?|construction|factor(?:y|ies)|makers?|mining|defen[cs]e contractors?|carmaker|consumer goods|equipment|semiconductor\w*|conglomerate|industry",
    "legal": r"law firms?|lawyers?|attorneys?|judges?|courts?|prosecutors?|legal|solicitors?|barristers?|counsel",
    "other": r"political part\w+|Democratic National Committee|DNC|\bpart(?:y|ies)\b|anti-doping|sport\w*|Olympic\w*|FIFA|hotels?|retail\w*|casinos?|food|water|wastewater|agricultur\w*|librar\w+|museum\w*|gaming|hospitality|critical infrastructure|presidential campaign|campaign|chemical weapons|restaurants?|wholesale|supermarkets?|tourism|real estate|sanitation",
}  # fmt: skip
_PATTERNS = {sector: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for sector, words in _WORDS.items()}


@dataclass(eq=False)
class Sector:
    """A sector with the victims whose words tell it, and signals for the judge."""

    name: str
    victims: list[Entity] = field(default_factory=list)
    signals: set[str] = field(default_factory=set)


def sectors(document: Document, victims: list[Entity]) -> list[Sector]:
    """Return the sectors that the words of the victims, or those beside them, speak for."""
    found: dict[str, Sector] = {}
    short = "short" if len(document.report.text) < 1500 else "article"
    for victim in victims:
        own = " | ".join(victim.forms)
        # Whose own name tells its work needs no neighbours to tell it: "the secretary general of Amnesty International".
        beside = "" if any(pattern.search(own) for pattern in _PATTERNS.values()) else " | ".join(_beside(victim))
        for sector, pattern in _PATTERNS.items():
            where = "own" if pattern.search(own) else "beside" if pattern.search(beside) else ""
            if not where:
                continue
            item = found.setdefault(sector, Sector(sector))
            if where == "own":
                item.victims.insert(len([v for v in item.victims if pattern.search(" | ".join(v.forms))]), victim)
            else:
                item.victims.append(victim)
            kind = "named" if victim.proper else "described"
            item.signals |= {where, f"{where}-{kind}", f"{sector}:{where}", f"{sector}:{where}-{kind}"}
            match = pattern.search(own if where == "own" else beside)
            if match:
                item.signals.add(f"{sector}:word={match[0].lower()}")
    for sector, item in found.items():
        count = sum(bool(_PATTERNS[sector].search(" | ".join(victim.forms))) for victim in item.victims)
        item.signals |= {f"is-{sector}", f"own-times-{min(count, 3)}", f"{sector}:{short}", f"of-victims-{min(len(victims), 6)}"}
        if document.title and _PATTERNS[sector].search(document.title.text):
            item.signals |= {"in-title", f"{sector}:in-title"}
        item.signals |= {f"{sector}:also-{other}" for other in found if other != sector}
    return [found[sector] for sector in SECTORS if sector in found]


def _beside(victim: Entity) -> list[str]:
    """Return the words that describe a victim: appositions, what stands before the name, anaphors."""
    rows = [phrase.text for phrase in victim.anaphors]
    for phrase in victim.phrases:
        text = phrase.sentence.text
        after = re.match(r",?\s+(?:an?|the|who|which|whose)\s+([^.;]{3,90})", text[phrase.end :])
        if after:
            rows.append(after[1])
        rows.append(re.split(r"[,;:]", text[max(0, phrase.start - 45) : phrase.start])[-1])
    return rows
