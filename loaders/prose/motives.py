"""Motives: why they did it, as the text says or plainly describes."""

import re

from graph.claims import Draft, Mention
from loaders.prose.actors import actor_of, has_actor
from loaders.prose.document import Document, Sentence
from loaders.prose.drafting import draft

_PEOPLE = r"(?:journalist|reporter|activist|dissident|critic|human rights|lawyer|defender|opposition|opponent|exile|minorit|Uyghur|Uighur|Tibetan|NGO|civil society|diaspora|campaigner|blogger|politician)\w*"
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "surveillance",
        re.compile(
            rf"\b(?:spy(?:ing|ware)?|spied|surveil\w*|monitor\w*|track\w*|watch\w*|eavesdrop\w*|snoop\w*|listen\w*)\b[^.;]{{0,60}}\b{_PEOPLE}|"
            rf"\b{_PEOPLE}[^.;]{{0,80}}\b(?:spyware|surveil\w*|were spied|was spied|monitored|under surveillance)|"
            r"\b(?:sought|seek\w*|look(?:ed|ing) for|after|interested in|monitor\w*|search\w*)\b[^.;]{0,60}\b(?:contacts|sources|plans|whereabouts|communications|correspondence)\b|"
            r"\b(?:turn\w* (?:it|the phone|them) into|access to (?:the |its )?(?:microphone|camera|messages))",
            re.IGNORECASE,
        ),
    ),
    (
        "espionage",
        re.compile(
            r"\b(?:cyber-?\s?)?espionage\b|\bintelligence[- ](?:gathering|collection|value|purposes)|\b(?:gather|collect|steal|stole|obtain)\w*\b[^.;]{0,50}\b(?:intelligence|secrets|classified|diplomatic|"
            r"sensitive (?:government|political|military)|state secrets)\b|\bspying (?:campaign|operation)|\bspy on (?:government|diplomat|ministr)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "intellectual-property-theft",
        re.compile(
            r"\b(?:intellectual property|trade secrets?|proprietary (?:data|information|technology)|blueprints|industrial espionage|vaccine research|research data)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "financial-gain",
        re.compile(
            r"\b(?:ransom\b|extort\w*|financial(?:ly)?[- ](?:gain|motivat\w*|theft)|(?:stole|steal\w*|theft of|stolen|siphon\w*|transfer\w*)[^.;]{0,40}(?:\$|million|billion|money|funds|cryptocurrenc\w+|bitcoin)|ransomware)",
            re.IGNORECASE,
        ),
    ),
    (
        "sabotage",
        re.compile(
            r"\b(?:sabotag\w+|wip(?:er|ed|ing)\b|destroy(?:ed|ing)? (?:data|\w+ computers|files|thousands|centrifuges|systems)|destructive|eras(?:e|ed|ing) (?:data|files|\w+ computers|hard drives)|crippl\w+|physical damage|data deletion)",
            re.IGNORECASE,
        ),
    ),
    (
        "disruption",
        re.compile(
            r"\b(?:DDoS|denial[- ]of[- ]service|defac(?:e|ed|ement)|knocked? (?:\w+ ){0,3}(?:offline|off the air)|blackout|power outage|took (?:\w+ ){0,4}offline|disrupt(?:ed|ing) (?:broadcasts?|services?|operations?))",
            re.IGNORECASE,
        ),
    ),
    (
        "influence",
        re.compile(
            r"\b(?:disinformation|hack-and-leak|influence (?:the|operation|campaign)|interfer\w+ (?:in|with) (?:the )?[^.;]{0,30}election|leak(?:ed|ing)? (?:the )?[^.;]{0,40}(?:e-?mails|documents|records|files)|(?:e-?mails|documents|records|files)[^.;]{0,40}(?:were|was) (?:then |later )?(?:leaked|published|released|posted)|propaganda|sway)",
            re.IGNORECASE,
        ),
    ),
    (
        "pre-positioning",
        re.compile(r"\bpre-?position\w*|\bfuture (?:conflict|crisis)|\bcritical infrastructure\b[^.;]{0,60}\bin (?:the )?event of", re.IGNORECASE),
    ),
    (
        "retaliation",
        re.compile(
            r"\b(?:retaliat\w+|reveng\w+|in response to (?:the|its|his|a) (?:film|movie|report|article|coverage|ban|exclusion)|punish\w*|reprisal\w*|intimidat\w+)\b",
            re.IGNORECASE,
        ),
    ),
)
_ATTACK = re.compile(
    r"\b(?:hack\w*|attack\w*|intru\w+|breach\w*|cyber\w*|phish\w*|malware|spyware|campaign|operation|target\w*|compromis\w*|infect\w*|wip\w+|steal\w*|stole\w*|leak\w*|espionage|Pegasus|they|actors?)\b",
    re.IGNORECASE,
)
_NO_ACT = re.compile(
    r"\b(?:will not be|would not be|report on|calling for|open letter|sold|advocat\w+|denounce\w*|ban on|export|law|polic(?:y|ies)|warned that|may be|could be|den(?:y|ies|ied)|reject\w*|protest\w*)\b",
    re.IGNORECASE,
)


def motives(document: Document) -> list[Draft]:
    """MOTIVATED_BY: cues of each motive in sentences that speak of the attack, not of politics around it."""
    drafts = []
    for sentence in document.sentences:
        if not _speaks_of_the_act(sentence):
            continue
        for motive, pattern in _CUES:
            if pattern.search(sentence.text):
                drafts.append(
                    draft(sentence, f"motive-{motive}", "MOTIVATED_BY", actor_of(document, sentence), Mention("Motive", motive, name=motive))
                )
    return drafts


def _speaks_of_the_act(sentence: Sentence) -> bool:
    acts = bool(_ATTACK.search(sentence.text)) or has_actor(sentence.text) or bool(sentence.of("Group") or sentence.of("Tool"))
    return acts and not _NO_ACT.search(sentence.text)
