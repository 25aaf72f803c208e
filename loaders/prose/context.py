"""What a text says of its victims themselves: what they are part of, where they are, what they do."""

import re

from graph.claims import Draft, Mention
from loaders.prose.document import Document, Sentence, mention_of
from loaders.prose.drafting import draft, identity
from loaders.prose.states import state_names

_SECTORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("media", re.compile(r"\b(?:journalis\w+|reporters?|newspapers?|news(?:room|paper|rooms| agency| outlet| organi[sz]ation)?s?|broadcaster\w*|media|magazine|investigative website|television|editors?|columnists?|publisher|press|BBC|Times|Post|Guardian)\b", re.IGNORECASE)),
    ("civil-society", re.compile(r"\b(?:human rights|rights (?:group|organi[sz]ation|defender)\w*|activists?|dissidents?|NGOs?|non-?governmental|civil society|think[- ]tanks?|charit\w+|campaigners?|defenders?|exiles?|Uyghurs?|Uighurs?|Tibet\w*|minorit\w+|advocacy|watchdog|foundation|critics|democracy|opposition figures|Amnesty|monks)\b", re.IGNORECASE)),
    ("government", re.compile(r"\b(?:government\w*|ministr\w+|parliament\w*|embass\w+|diplomat\w*|agenc(?:y|ies)|senators?|lawmakers?|congress\w*|officials?|Bundestag|department|state institutions|municipal|prime minister|consulate\w*)\b", re.IGNORECASE)),
    ("military", re.compile(r"\b(?:military|defen[cs]e (?:contractor|compan|ministr|industr|firm|sector)\w*|armed forces|army|navy|air force|weapons)\b", re.IGNORECASE)),
    ("academia", re.compile(r"\b(?:universit\w+|academic\w*|research (?:institute|institution|cent)\w*|researchers|scholars?|professors?|students|colleges?|education\w*)\b", re.IGNORECASE)),
    ("finance", re.compile(r"\b(?:banks?|banking|financial|cryptocurrenc\w+|exchanges?|SWIFT|insur\w+|crypto)\b", re.IGNORECASE)),
    ("energy", re.compile(r"\b(?:energy|oil|gas|petro\w*|electric\w*|power (?:grid|plant|compan)\w*|nuclear|utilit\w+|Aramco|pipelines?)\b", re.IGNORECASE)),
    ("telecommunications", re.compile(r"\b(?:telecom\w*|carriers?|mobile operator\w*|satellite|internet (?:service )?provider\w*)\b", re.IGNORECASE)),
    ("technology", re.compile(r"\b(?:technology|software|tech (?:compan|firm)\w*|IT (?:service|compan|provider)\w*|Microsoft|SolarWinds|Google|semiconductor\w*|cloud|hardware|security (?:vendor|compan|firm)\w*)\b", re.IGNORECASE)),
    ("healthcare", re.compile(r"\b(?:hospitals?|health\w*|medical|pharma\w*|vaccine\w*|doctors?|biotech\w*)\b", re.IGNORECASE)),
    ("transportation", re.compile(r"\b(?:airlines?|aviation|shipping|rail\w*|transport\w*|logistics|ports?|maritime|airports?)\b", re.IGNORECASE)),
    ("manufacturing", re.compile(r"\b(?:manufactur\w+|industrial|engineering|aerospace|automo\w+|steel|chemical|construction)\b", re.IGNORECASE)),
    ("legal", re.compile(r"\b(?:law firms?|lawyers?|attorneys?|judges?|courts?|prosecutors?|legal)\b", re.IGNORECASE)),
    ("other", re.compile(r"\b(?:political part\w+|Democratic National Committee|party|film studio|movie|Sony|entertainment|anti-doping|sport\w*|Olympic\w*|hotels?|retail\w*)\b", re.IGNORECASE)),
)  # fmt: skip
_DEFINITE = re.compile(
    r"\b[Tt]he (?P<what>(?:[\w-]+ ){0,3}?(?:organi[sz]ation|org|newspaper|group|NGO|broadcaster|company|agency|studio|bank|university|ministry|party|website|firm|charity|think tank|watchdog|publisher))\b"
)
_BRANCH = re.compile(
    r"\b(?:⟨Sa(\d+)⟩ )?(?:branch|section|chapter|arm|office|affiliate|subsidiary|division|unit) of (?:the )?⟨(O\d+)⟩|⟨(O\d+)⟩['’]s ⟨Sa(\d+)⟩ (?:branch|section|chapter|arm|office|affiliate|subsidiary|division)",
    re.IGNORECASE,
)
_BRANCH_NAME = re.compile(r"\w+ (?:branch|section|chapter|arm) of (?:the )?(.+)", re.IGNORECASE)
_IN_STATE = re.compile(r"⟨(O\d+)⟩,? (?:[\w-]+ ){0,3}?(?:in|of|based in|headquartered in) (?:[A-Z]\w+, )?⟨Sn(\d+)⟩")


def sectors(document: Document, victims: list[Mention]) -> list[Draft]:
    """IN_SECTOR: by the words of the victim itself, by what stands beside it, or by "the human rights organisation" for it."""
    drafts = []
    for victim in victims:
        for sentence, words in _told_of(document, victim):
            own = [name for name, pattern in _SECTORS if pattern.search(words)]
            drafts += [draft(sentence, f"sector-{sector}", "IN_SECTOR", victim, Mention("Sector", sector, name=sector)) for sector in own[:2]]
            if own:
                break
    return drafts


def _told_of(document: Document, victim: Mention) -> list[tuple[Sentence, str]]:
    """Return (sentence, words) that describe a victim, the nearest description first."""
    rows: list[tuple[Sentence, str]] = []
    holding = [sentence for sentence in document.sentences if victim.text in sentence.text]
    rows += [(sentence, f"{victim.text} {victim.name}") for sentence in holding[:1]]
    for sentence in holding:
        at = sentence.text.find(victim.text) + len(victim.text)
        beside = re.match(r",\s+(?:an?|the)\s+([^,.;]{3,80})", sentence.text[at:])
        if beside:
            rows.append((sentence, beside[1]))
        before = re.search(r"\b(?:the|an?)\s+([\w\s-]{3,50})$", sentence.text[: sentence.text.find(victim.text)], re.IGNORECASE)
        if before:
            rows.append((sentence, before[1]))
    for sentence in holding[:1]:
        for later in document.sentences[sentence.index + 1 : sentence.index + 4]:
            rows += [(later, match["what"]) for match in _DEFINITE.finditer(later.text)]
    return rows


def parts_and_places(document: Document, victims: list[Mention]) -> list[Draft]:
    """PART_OF and LOCATED_IN of victims: "the Canadian branch of Amnesty International", "X in Canada", "X Canada"."""
    by_identity = {identity(victim): victim for victim in victims}
    drafts = []
    for sentence in document.sentences:
        for match in _BRANCH.finditer(sentence.tagged):
            drafts += _branch(document, sentence, match, victims)
        for match in _IN_STATE.finditer(sentence.tagged):
            victim = by_identity.get(identity(mention_of(sentence.name(match[1]))))
            if victim:
                drafts.append(draft(sentence, "place-in", "LOCATED_IN", victim, sentence.states[int(match[2])].mention))
        for name in sentence.of("Organization"):
            victim = by_identity.get(identity(mention_of(name)))
            written = _BRANCH_NAME.fullmatch(name.text)
            if victim and written:
                drafts.append(draft(sentence, "part-branch-name", "PART_OF", victim, Mention("Organization", written[1])))
            state = _own_state(victim) if victim else None
            if victim and state:
                drafts.append(draft(sentence, "place-in-name", "LOCATED_IN", victim, state))
    return drafts


def _own_state(victim: Mention) -> Mention | None:
    words = (victim.name or victim.text).rsplit(" ", 1)
    if len(words) == 2 and words[1] in state_names():
        iso2, form = state_names()[words[1]]
        return Mention("State", words[1], key=f"state:{iso2}") if form == "name" else None
    return None


def _branch(document: Document, sentence: Sentence, match: re.Match[str], victims: list[Mention]) -> list[Draft]:
    """The branch is a victim whose name begins with the parent's: "Amnesty International Canada"."""
    parent = mention_of(sentence.name(match[2] or match[3]))
    number = match[1] or match[4]
    whole = parent.name or parent.text
    branch = next((victim for victim in victims if (victim.name or victim.text).startswith(whole) and identity(victim) != identity(parent)), None)
    if branch is None:
        return []
    drafts = [draft(sentence, "part-branch", "PART_OF", branch, parent)]
    if number is not None:
        drafts.append(draft(sentence, "place-branch", "LOCATED_IN", branch, sentence.states[int(number)].mention))
    return drafts


def parents(document: Document, victims: list[Mention]) -> list[Mention]:
    """Return organisations that a victim's name begins with and that the text names too: they may be the critics."""
    found: dict[str, Mention] = {}
    for sentence in document.sentences:
        for name in sentence.of("Organization"):
            mention = mention_of(name)
            whole = mention.name or mention.text
            if any((victim.name or victim.text).startswith(whole + " ") for victim in victims):
                found.setdefault(identity(mention), mention)
    return list(found.values())
