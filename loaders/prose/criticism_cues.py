"""The cues of criticism: words by which somebody publicly opposes or exposes a state, by kind."""

import re

from loaders.prose.gate import Gated

CUES: tuple[tuple[str, Gated], ...] = (
    ("criticize", Gated(r"\bcritici[sz]\w+|\bcritical (?:of|about|report)|\boutspoken|\bcritics?\b|\bfierce|\bvocal", re.IGNORECASE)),
    ("condemn", Gated(r"\b(?:condemn|denounc|decr(?:y|ie)|rebuk|censur|deplor|accus|slam|blast|castigat|mock|ridicul|lampoon)\w*", re.IGNORECASE)),
    ("demand", Gated(r"\b(?:call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|demand\w*|petition\w*|open letter|appeal\w*|resolution|voted?|sanction\w*|recogni[sz]\w+|boycott\w*)\b", re.IGNORECASE)),
    ("protest", Gated(r"\b(?:protest\w*|demonstrat\w*|march(?:ed|es)?|rall(?:y|ied|ies)|campaign(?:ed|ing|ers?|s? (?:for|against))|oppos(?:e|es|ed|ing|ition)|resist\w*|vigil)\b", re.IGNORECASE)),
    ("publish", Gated(r"\b(?:publish\w*|printed|releas(?:ed|es|ing)|issued|put out|ran|aired|broadcast|wrote|written|filmed|carried|produced|brought out|posted)\b", re.IGNORECASE)),
    ("report", Gated(r"\b(?:report(?:s|ed|ing)?|article|investigation|stor(?:y|ies)|series|documentary|book|dossier|study|coverage|column|editorial|interview|findings|testimony|testif\w+)\b", re.IGNORECASE)),
    ("expose", Gated(r"\b(?:expos\w+|reveal\w*|uncover\w*|document(?:s|ed|ing)|detail(?:s|ed)|show(?:ed|n)|disclos\w+|nam(?:ed|ing)|identif\w+|investigat\w+|trac(?:ed|ing)|prov(?:ed|en))\b", re.IGNORECASE)),
    ("abuse", Gated(r"\b(?:abuses?|violations?|corruption|detention|persecution|repress\w+|torture|crimes?|wealth|killings?|doping|atrocit\w+|disinformation|surveillance|crackdown|censorship|invasion|annexation|massacre|genocide|camps?|murder|prison\w*|jail\w*|fraud|bribe\w*|democra\w+|freedom|dictator\w*|scandal|shelling|war)\b", re.IGNORECASE)),
    ("speak", Gated(r"\b(?:spoke (?:out|up)|speaking out|spoken (?:out|up)|said|told|warn(?:s|ed)|testif\w+|argu(?:e|es|ed)|(?<!is )(?<!was )(?<!are )(?<!were )called)\b", re.IGNORECASE)),
    ("act", Gated(r"\b(?:founded|helped|signed|sued|filed|opened an inquiry|forced|presented|passed|expelled|banned|suspended|barred|withdrew|led|hosted|supported|joined)\b", re.IGNORECASE)),
)  # fmt: skip
