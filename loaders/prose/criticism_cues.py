"""The cues of criticism: words by which somebody publicly opposes or exposes a state, by kind."""

import re

from loaders.prose.gate import Gated

CUES: tuple[tuple[str, Gated], ...] = (
    ("criticize", Gated(r"\bcritici[sz]\w+|\bcritical (?:of|about|report)|\boutspoken|\bcritics?\b|\bfierce|\bvocal|\bopponents? of|\bobject(?:s|ed|ing) (?:[\w-]+ ){0,2}?to\b|\bst(?:ood|ands?|anding) up (?:[\w-]+ ){0,3}?(?:against|to)\b|\bsp(?:oken?|eak\w*) (?:[\w-]+ ){0,6}?against\b|\bcompar(?:es|ed|ing) [^.;]{0,60}? (?:to|with) (?:that of )?(?:the )?(?:Nazi|Hitler|apartheid|Stalin|Stasi|Gestapo|fascis)\w*|\bsignatures against\b|\b(?:took|taken|takes?|taking|brought|dragged|haul(?:ed|ing)) (?:[\w-]+ ){1,4}?(?:to|before) (?:court|arbitration|an? (?:\w+ ){0,2}?(?:tribunal|court)|the (?:\w+ ){0,2}?(?:tribunal|court)|The Hague)\b|\bcomplain(?:s|ed|ing) (?:in public|publicly|that|about)\b", re.IGNORECASE)),
    ("condemn", Gated(r"\b(?:condemn|denounc|decr(?:y|ie)|rebuk|censur|deplor|accus|slam|blast|castigat|mock|ridicul|lampoon|liken)\w*|\bexpress(?:ed|es) (?:\w+ )?concern", re.IGNORECASE)),
    ("demand", Gated(r"\b(?:call(?:s|ed|ing)? (?:on|for)|ask(?:s|ed|ing)? (?:[\w-]+ ){0,2}?(?:for|to act)\b|urg(?:e|es|ed|ing)|demand\w*|petition\w*|open letter|appeal\w*|resolution|voted?|sanction\w*|recogni[sz]\w+|boycott\w*)\b", re.IGNORECASE)),
    ("protest", Gated(r"\b(?:protest\w*|demonstrat\w*|march(?:ed|es)?|rall(?:y|ied|ies)|campaign(?:ed|ing|ers?|s? (?:for|against))|oppos(?:e|es|ed|ing|ition to)|resist\w*|vigils?|prayers|hunger strikes?|f(?:ought|ights?|ighting)|refus(?:es|ed|ing)|sit-ins?|strikes?)\b", re.IGNORECASE)),
    ("publish", Gated(r"\b(?:publish\w*|printed|(?<!was )(?<!were )(?<!been )releas(?:ed|es|ing)|issued|put out|ran|aired|broadcast|wrote|writes|writing|written|filmed|carried|produced|brought out|posted|describ(?:es|ed|ing) (?:how|in|the)|made (?:[\w-]+ ){1,4}?public)\b", re.IGNORECASE)),
    ("report", Gated(r"\b(?:report(?:s|ed|ing)?|article|investigation|stor(?:y|ies)|series|documentary|book|dossier|study|covered|covers|coverage|column|editorial|interview|findings|testimony|testif\w+)\b", re.IGNORECASE)),
    ("expose", Gated(r"\b(?:expos\w+|reveal\w*|uncover\w*|document(?:s|ed|ing)|detail(?:s|ed)|show(?:ed|n)|disclos\w+|nam(?:ed|ing)|identif\w+|investigat\w+|trac(?:ed|ing)|prov(?:ed|en))\b", re.IGNORECASE)),
    ("abuse", Gated(r"\b(?:abuses?|violations?|corruption|detention|persecution|repress\w+|torture|crimes?|wealth|killings?|doping|atrocit\w+|disinformation|surveillance|crackdown|censorship|invasion|annexation|massacre|genocide|camps?|murder|prison\w*|jail\w*|fraud|bribe\w*|democra\w+|freedom|graft|embezzl\w*|executi(?:on|ng)\w*|shot dead|killed|demonstrators|demonstrations|self-immolation\w*|arrests|dictator\w*|scandal|shelling|war)\b", re.IGNORECASE)),
    ("speak", Gated(r"\b(?:spoke (?:out|up)|speaking out|spoken (?:out|up)|said|told|warn(?:s|ed)|testif\w+|argu(?:e|es|ed)|(?<!is )(?<!was )(?<!are )(?<!were )called)\b", re.IGNORECASE)),
    ("act", Gated(r"\b(?:founded|helped|signed|sued|filed|opened an inquiry|forced|presented|passed|expelled|banned|suspended|barred|withdrew|led|hosted|supported|joined|represent(?:s|ed)|defend(?:s|ed)|spoke for|speaks for|push(?:ed|ing)|press(?:ed|ing) (?:for|in)|manifesto|recall(?:s|ed) (?:its|the|his|her) ambassador|summon(?:s|ed)|broke off (?:\w+ )?(?:ties|relations)|cut (?:off )?(?:\w+ ){0,2}(?:ties|relations)|declared|designated|went to court|honou?red|walked out|gave (?:shelter|refuge|asylum)|clash(?:es|ed)|has been working on|worked on)\b", re.IGNORECASE)),
)  # fmt: skip

VERBS: dict[str, str] = {
    "criticize": "criticize criticise condemn denounce accuse decry oppose protest slam lambast blast rebuke mock ridicule lampoon challenge defy brand liken compare object deplore castigate censure satirize attack fight refuse",
    "publish": "publish write report broadcast air print release cover document film post produce detail record translate run carry interview present",
    "expose": "expose reveal disclose uncover unearth show investigate trace name leak prove",
    "demand": "demand ask urge press push petition lobby campaign call appeal insist warn",
    "act": "break cut declare designate recall summon sue represent defend found lead host recognize recognise expel ban vote pass sanction refuse speak testify march organize organise help award file sign boycott resist complain collect stand",
}
"""What critics do, by kind, in base forms."""

POWER = Gated(
    r"\b(?:police|army|soldiers?|troops|military|government|authorit(?:y|ies)|officials?|president(?:'s|’s|ial|ency)?|first lady|prime minister|premier|ministers?|(?:security|secret|intelligence) (?:forces|services?|agency|agencies)|regime|ruling|judges?|courts?|prosecutors?|"
    r"monarch\w*|king(?:'s|’s)?|crown prince|royal|dictator\w*|juntas?|general(?:s|'s|’s)?|leaders?|state|party|corruption|anti-corruption|elections?|parliament|senate|constitution|laws?|human rights)\b",
    re.IGNORECASE,
)
"""Whom or what of a state criticism is of, where the state itself is not named."""
