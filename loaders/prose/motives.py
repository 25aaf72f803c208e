"""Motives: why they did it, as the text says or plainly describes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import MOTIVES
from loaders.prose.document import Document, Sentence
from loaders.prose.gate import Gated

_PEOPLE = r"(?:journalist|reporter|activist|dissident|critic|human rights|lawyer|attorney|defender|opposition|opponent|exile|minorit|Uyghur|Uighur|Tibetan|NGO|civil society|diaspora|campaigner|blogger|politician|senator|academic|prosecutor|newsroom)\w*"
_CUES: tuple[tuple[str, str, str], ...] = (
    ("surveillance", "watch-people", rf"\b(?:spy(?:ing|ware)?|spied|surveil\w*|monitor\w*|track\w*|watch\w*|eavesdrop\w*|snoop\w*|listen\w*|wiretap\w*|bugg\w*)\b[^.;]{{0,80}}\b{_PEOPLE}"),
    ("surveillance", "people-watched", rf"\b{_PEOPLE}[^.;]{{0,80}}\b(?:spyware|surveil\w*|(?:were|was) (?:spied|watched|tapped)|monitored|under surveillance|infected|Pegasus)"),
    ("surveillance", "seek-contacts", r"\b(?:sought|seek\w*|look(?:ed|ing) for|after|interested in|monitor\w*|search\w*|collect\w*)\b[^.;]{0,60}\b(?:contacts|sources|plans|whereabouts|communications|correspondence|location|conversations)\b"),
    ("surveillance", "device", r"\b(?:microphone|camera|text messages|call (?:recordings|logs|history)|phone calls|location of the phone|keystrokes|mailbox(?:es)?|inbox(?:es)?|conversations|WhatsApp)\b"),
    ("surveillance", "spyware", r"\b(?:spyware|Pegasus|Predator|FinFisher|FinSpy|Graphite|Candiru|surveillance)\b"),
    ("surveillance", "people-targeted", rf"\b(?:target\w*|attack\w*|hack\w*|phish\w*|e-?mails?|sent|infect\w*|compromis\w*)\b[^.;]{{0,80}}\b{_PEOPLE}"),
    ("surveillance", "watched-word", r"\b(?:silenc\w+|critics abroad|transnational repression|keep an eye on|who (?:talks|speaks|writes) to whom|who they talk to|sources|private (?:communications|messages|conversations|letters))\b"),
    ("espionage", "of-group", r"\bespionage (?:threat )?(?:groups?|actors?|teams?|hackers|units?|outfits?|gangs?|APTs?)\b"),
    ("espionage", "word", r"\b(?:cyber-?\s?)?espionage\b(?! (?:threat )?(?:groups?|actors?|teams?|hackers|units?|outfits?|gangs?|APTs?)\b)|\bspying (?:campaign|operation)|\bspies\b|\bspy (?:ring|group|network|campaign)|\b(?:classic|political|plain|economic|old-fashioned) (?:spying|espionage)\b|\b(?:spied|spying|spies|spy) on (?:the |an? |its |their )?(?:[\w'’-]+ ){0,3}?(?:governments?|ministr\w+|headquarters|embass\w+|parliaments?|organi[sz]ations?|agenc(?:y|ies)|compan(?:y|ies)|diplomats?|officials?|military|institutions?)\b"),
    ("espionage", "intelligence", r"\b(?:strategic|political|military|diplomatic|economic) intelligence\b(?! (?:service|agenc|officer|director|unit|body))|\bintelligence[- ](?:gathering|collection|value|purposes)|\b(?:gather|collect)\w*\b[^.;]{0,30}\bintelligence\b|(?<!threat )\bintelligence\b[^.;]{0,20}\bcollect(?:s|ed|ing|ion)?\b"),
    ("espionage", "steal-secrets", r"\b(?:collect|steal|stole|obtain|take|took|copied|exfiltrat|read|access|download|gain)\w*\b[^.;]{0,70}\b(?:secrets?|classified|diplomatic|sensitive|confidential|internal|polic(?:y|ies)|e-?mails?|documents?|files|data|messages|information|cables)\b"),
    ("espionage", "learn", r"\b(?:learn(?:ing)?|find(?:ing)? out|know(?:ing)?) (?:in advance |more about |beforehand )?(?:what|how|who|whether)\b|\bgather(?:ed|ing)? (?:[\w-]+ ){0,2}information\b|\bcollect(?:ed|ing|s)? (?:[\w-]+ ){0,2}(?:information|documents)\b|\b(?:after|seek(?:s|ing)?|sought|interested in|looking for) (?:[\w-]+ )?(?:confidential|classified|secret|sensitive) (?:information|data|documents)\b|\bsearch(?:ed|ing)? for (?:[\w-]+ ){0,3}(?:documents|names|files|e-?mails|information)\b|\b(?:secrets|policy papers|cables|negotiat\w+ positions?)\b"),
    ("espionage", "government-target", r"\b(?:target\w*|attack\w*|breach\w*|compromis\w*|infiltrat\w*|hack\w*|spied on)\b[^.;]{0,80}\b(?:government|ministr|embass|parliament|diplomat|military|defen[cs]e|officials|think tank|political part)\w*"),
    ("intellectual-property-theft", "word", r"\b(?:intellectual property|trade secrets?|proprietary|blueprints?|industrial espionage|know-how|source code|designs? (?:of|for)|patents?)\b"),
    ("intellectual-property-theft", "research", r"\b(?:vaccine|research|technical|engineering|technology|chip|aircraft|turbine|formula\w*|drawings?|schematics)\b[^.;]{0,40}\b(?:data|documents?|files|secrets|stole\w*|theft|research)\b|\b(?:steal|stole|theft of|copied)\w*[^.;]{0,50}\b(?:vaccine|research|designs?|technolog\w+|drawings|schematics|formulas)"),
    ("financial-gain", "ransom", r"\b(?:ransoms?\b|extort\w*|ransomware|double extortion|leak site)"),
    ("financial-gain", "money", r"\b(?:stole|steal\w*|theft of|stolen|siphon\w*|transfer\w*|robb\w*|loot\w*|heist|fraudulent|launder\w*)[^.;]{0,60}(?:\$|€|£|million|billion|money|funds|cryptocurrenc\w+|bitcoin|transactions|transfers?|coins|tokens)"),
    ("financial-gain", "word", r"\bfinancial(?:ly)?[- ](?:gain|motivat\w*|theft|crime|reasons|purposes)|\b(?:its|their|the) aim was money|\bfor (?:money|profit)|cybercrim\w+|\bprofit\b|\bheist"),
    ("sabotage", "destroy", r"\b(?:sabotag\w+|wip(?:er|ers|ed|ing)\b|destroy(?:ed|ing|s)?\b|destructive|destruction|eras(?:e|ed|ing)|crippl\w+|physical damage|data deletion|overwr(?:ote|ite|itten)\w*|blank(?:ed)? |damag(?:e|ed|ing)|unusable|bricked)"),
    ("disruption", "ddos", r"\b(?:DDoS|denial[- ]of[- ]service|flood of traffic|flood(?:ed|s)? (?:of|with|the)|floods)"),
    ("disruption", "down", r"\b(?:knocked? (?:\w+ ){0,4}(?:offline|off the air|out)|blackouts?|power (?:outage|cut)s?|took (?:\w+ ){0,5}(?:offline|down|off the air)|taken (?:offline|down|off)|went (?:down|offline|dark)|out of service|off the air|unavailable|unreachable|inaccessible|shut down|outage|offline)\b"),
    ("disruption", "word", r"\b(?:disrupt(?:s|ed|ing|ions?)?\b|disruptive (?:\w+-?)?(?:cyber|attack|operation|malware|campaign)\w*|paraly[sz]\w*|deface\w*|brought (?:\w+ ){0,3}to a (?:halt|standstill)|encrypt(?:ed|ing|s)? (?:\w+ ){0,4}(?:computers?|files|systems?|servers|data|networks?)|unable to (?:collect|work|use))"),
    ("influence", "leak", r"\b(?:hack-and-leak|leak(?:ed|ing|s)?\b|dump(?:ed|ing)?\b|(?:e-?mails?|documents?|records?|files|recordings)[^.;]{0,60}(?:were|was|turned up|appeared)[^.;]{0,20}(?:leaked|published|released|posted|online|on (?:state )?television)|(?:published|released|posted)[^.;]{0,50}(?:e-?mails?|documents?|records?|files|messages|recordings|drawings))"),
    ("influence", "leak-of-secrets", r"\b(?:leak\w*|publish\w*|releas\w*|post\w*|dump\w*)\b[^.;]{0,40}\b(?:confidential|private|stolen|hacked|medical|embarrassing)\b"),
    ("influence", "word", r"\b(?:disinformation|propaganda|influence (?:the|operation|campaign|public)|fake (?:news|post|stor|article|statement|message)\w*|false (?:report|post|stor|message|news|article)\w*|sway|discredit\w*|smear\w*|narratives?|unrest|sow\w*|stir\w* up|stok(?:e|ed|ing)|undermin\w+|erod(?:e|ed|ing) (?:confidence|trust)|information operations?|panic)\b"),
    ("influence", "election", r"\binterfer\w+|\belection\w*|\bmeddl\w*|\bvote(?:rs)?\b|\bcampaign of the candidate|\breferendum"),
    ("pre-positioning", "word", r"\bpre-?position\w*|\bfuture (?:conflict|crisis|use|attack|operation)|\bin (?:the )?event of|\bpress a switch|\bin a crisis|\bfoothold\b[^.;]{0,60}\b(?:later|future|conflict)|\btime of (?:its|their) (?:own )?choosing|\bprepar\w+ (?:for|the ground)[^.;]{0,40}\b(?:conflict|war|sabotage|attack)"),
    ("pre-positioning", "infrastructure", r"\bcritical infrastructure\b|\bessential services\b|\bpower grid\b|\bliving off the land\b"),
    ("retaliation", "word", r"\b(?:retaliat\w+|reveng\w+|punish(?:ed|es|ing|ments?)?|reprisals?|vengeance|aveng\w+|payback|(?:made|make|making) (?:it|them|him|her|the \w+ )?pay for|get even|get back at)\b"),
    ("retaliation", "response", r"\bin (?:response|answer|reaction|return) (?:to|for)\b|\ba response to\b|\bbecause (?:of )?(?:it|they|he|she|the)\b|\bafter (?:it|he|she|they|the \w+) (?:had )?(?:published|criticized|criticised|reported|released|banned|voted|expelled)"),
    ("retaliation", "intimidate", r"\b(?:intimidat\w*|threat(?:s|en\w*)?\b|silence\w*|warn(?:ed|ing)? (?:off|against)|mock\w*|insult\w*)"),
)  # fmt: skip
_COMPILED = tuple((motive, name, Gated(pattern, re.IGNORECASE)) for motive, name, pattern in _CUES)
_AIM = Gated(
    r"\b(?:aim(?:ed|s)?|goal|purpose|motiv\w+|intent\w*|in order to|so as to|designed to|sought|seek\w*|wanted|to (?:steal|gather|collect|monitor|spy|disrupt|destroy|punish|influence|extort))\b",
    re.IGNORECASE,
)
_ATTACK = Gated(
    r"\b(?:hack\w*|attack\w*|intru\w+|breach\w*|cyber\w*|phish\w*|malware|spyware|campaign|operation|target\w*|compromis\w*|infect\w*|wip\w+|steal\w*|stole\w*|leak\w*|espionage|they|actors?|group|gang)\b",
    re.IGNORECASE,
)
_PURPOSE = Gated(
    r"\b(?:aims?|goals?|purposes?|objectives?|motives?|intent(?:ions?)?|point|mission|task)(?: of [^.;]{0,60}?)?(?:,[^,.;]{1,40},)? (?:was|is|were|are|being|had been|seems?|appears?) [^.;]*|\b(?:aimed at|designed to|intended to|in order to|so as to|in an (?:effort|attempt) to|sought to|wanted to|with the (?:aim|goal|purpose|intention) of|interested in|were after|was after|motivated by) [^.;]*",
    re.IGNORECASE,
)
"""Where a sentence says in so many words what it was for."""
_NO_ACT = Gated(
    r"\b(?:will not be|would not be|calling for|open letter|sold|advocat\w+|denounce\w*|ban on|export|law|polic(?:y|ies)|may be|could be|den(?:y|ies|ied)|reject\w*|protest\w*|not)\b",
    re.IGNORECASE,
)

_NOT_THEIRS = Gated(
    r"\b(?:might|may|could|would) [^.;,]{0,60}?\b(?:try|attempts?|seek|want) to [^.;,]*|\b(?:took|take|taking|taken|pulled) (?:its|their|all its|all their) (?:own )?(?:\w+ ){0,3}(?:offline|down)\b|\b(?:stayed|remained|kept) offline\b"
    r"|\b(?:no|nor any|without(?: any)?) (?:[\w-]+ ){0,2}?(?:demands?|ransoms?|damage|disruption|theft|financial (?:gain|motive|demand))\b[^.;,]*",
    re.IGNORECASE,
)
"""What the attackers did not do: what they might try, what is told not to have been, and what the victim did to keep them out."""


@dataclass(eq=False)
class Motive:
    """A motive of the vocabulary with the sentences that may tell it, best first, and signals for the judge."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)
    signals: set[str] = field(default_factory=set)


def motives(document: Document, victims: list[str], tools: list[str]) -> list[Motive]:
    """Return every motive that some cue speaks for. `victims` and `tools` are the names that were found in the report."""
    found: dict[str, Motive] = {}
    counts: dict[tuple[str, str], int] = {}
    scores: dict[str, list[tuple[int, int, Sentence]]] = {}
    for sentence in (*document.sentences, *([document.title] if document.title else [])):
        if sentence.block.kind in ("masthead", "heading") or "section-advice" in sentence.reasons:
            continue
        text = _NOT_THEIRS.sub("", sentence.text)
        for motive, name, pattern in _COMPILED:
            if pattern.search(text):
                item = found.setdefault(motive, Motive(motive))
                item.signals |= _of_sentence(sentence, motive, name)
                purpose = _PURPOSE.search(text)
                if purpose and pattern.compiled.search(text, purpose.start(), purpose.end()) and not sentence.background:
                    item.signals |= {"told-as-purpose", f"{motive}:told-as-purpose"}
                prefix = "bg:" if sentence.background else ""
                counts[motive, prefix + name] = counts.get((motive, prefix + name), 0) + 1
                if sentence.index >= 0:
                    strength = (name != "word") + 2 * sentence.background + bool(_NO_ACT.search(sentence.text))
                    scores.setdefault(motive, []).append((strength, sentence.index, sentence))
    people = re.compile(_PEOPLE, re.IGNORECASE)
    watched = any(people.search(victim) for victim in victims)
    for motive, item in found.items():
        item.signals |= {f"{motive}:{name}-times-{min(count, 3)}" for (of, name), count in counts.items() if of == motive}
        item.signals |= {f"{motive}:also-{other}" for other in found if other != motive}
        item.signals |= {
            f"{motive}:{'people-are-victims' if watched else 'no-people'}",
            f"{motive}:{'short' if len(document.report.text) < 1500 else 'article'}",
            f"is-{motive}",
        }
        item.signals |= {f"{motive}:tool-{tool.lower()}" for tool in tools}
        item.sentences = [sentence for _, _, sentence in sorted(scores.get(motive, []), key=lambda row: row[:2])]
    return [found[motive] for motive in MOTIVES if motive in found]


_SEEKS = frozenset(("surveillance", "espionage", "intellectual-property-theft"))


def only_outage(item: Motive, found: Iterable[Motive]) -> bool:
    """Tell whether a disruption is but what the intrusion cost: systems that were down, where the attackers were looking for something."""
    told = any(signal.rpartition(":")[2].startswith(("ddos", "word")) for signal in item.signals)
    return item.name == "disruption" and not told and any(other.name in _SEEKS for other in found)


def _of_sentence(sentence: Sentence, motive: str, cue: str) -> set[str]:
    prefix = "title:" if sentence.index < 0 else "bg:" if sentence.background else ""
    found = {f"{motive}:{prefix}{cue}"}
    if not prefix:
        if _AIM.search(sentence.text):
            found.add(f"{motive}:{cue}-with-aim")
        if _ATTACK.search(sentence.text) and not _NO_ACT.search(sentence.text):
            found.add(f"{motive}:{cue}-of-the-act")
        if sentence.index < 4:
            found.add(f"{motive}:{cue}-in-lead")
    return found
