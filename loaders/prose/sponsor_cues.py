"""The cues that tie a state to an actor: patterns over the tagged sentence, with what they mean where nothing weakens them."""

import re
from dataclasses import dataclass

from graph.claims import Certainty
from loaders.prose.gate import Gated

ACTOR_NOUN = (
    r"(?:(?:threat |cyber ?|state |nation-state |government )?(?:actors?|hackers?|attackers?|groups?|spies|operatives|(?<!mobile )(?<!telecom )(?<!network )operators|adversar(?:y|ies)|intruders?|cyberspies|hacking teams?|"
    r"espionage groups?|APTs?|gangs?|forces|agents|officers|intelligence|military|services?|cyber ?spies|crew|(?<!response )team|perpetrators?|programmers?|(?<!defense )(?<!defence )contractors?|hand|outfit|spy (?:networks?|rings?|agenc(?:y|ies))))"
)
_ACTOR = rf"(?:{ACTOR_NOUN}|⟨G\d+⟩)"
AUTHORITY = r"(?:government|state|regime|military|army|intelligence(?: (?:service|agency|services|officers?|agencies))?|authorities|(?:security|special) (?:service|services|agency|agencies)|ministry|spy agency|leadership|secret service|agencies|officials|interests?|services|police)"
_HACKERS = r"(?:hackers?|(?:threat |cyber ?)?actors?|attackers?|groups?|gangs?|spies|teams?|adversar(?:y|ies)|cyberspies|APTs?)"
_STATE = r"⟨S[antv](?P<s>\d+)⟩(?:['’]s?)?"
_GAP = r"(?:[\w'’./-]+ ){0,3}?"
_WITHIN = r"(?:(?!(?:in|at|from)\b)[\w'’./-]+ ){0,3}?"
"""The same within one phrase: not "members of civil society in"."""
_PART_OF = r"(?:(?:one or more|at least one|some|several|certain|members?|elements?|parts?|agenc(?:y|ies)|bod(?:y|ies)|organs?|services?|units?|officers?|agents?|officials?|people|someone|somebody|government|authorities|within|inside|in|of|a|an|the) )*?"
_SERVICE = r"(?:military |state |foreign |domestic |signals |civilian )*(?:(?:intelligence|spy)(?: (?:officers?|services?|agenc(?:y|ies)|operatives|unit|directorate|hackers|bureau|networks?|rings?))?|(?:security|secret) (?:officers?|services?|agenc(?:y|ies)|operatives|unit|directorate|bureau|organs|forces|police))(?! (?:authority|cent(?:re|er)|council|advis\w+|researchers?|firms?|compan(?:y|ies)|vendors?|analysts?|experts?)\b)"

_CRIMINAL = r"(?:[\w-]+ )?(?:cyber ?crim\w+|crim\w+|ransomware|extortion|mercenar\w+|hacktivis\w+|fraud\w*)\b"
_DID = r"(?:(?:attempted|tried|sought|wanted) to (?:hack|spy|infect|install|break|infiltrate|monitor|compromise|intercept|plant|eavesdrop|gain access|get into|penetrate|steal)|hacked|spied|attacked|infiltrated|compromised|targeted|targets|stole|breached|intercepted|monitored|surveilled|conducted|launched|carried out|penetrated|disrupted|wiretapped|bugged|tapped|phished|infected|disabled|wiped|erased|gained access|used(?! (?:its|the|new|their)\b[^.;]{0,40}\b(?:law|laws|sanctions|powers?|act|legislation)\b)|(?:broke|hacked|got) into|entered|tapped|cracked|installed|ordered|commissioned|authori[sz]ed|planted|implanted|mailed|emailed|eavesdropped|sabotaged|robbed|raided|listened in|(?:run|ran|mounted|launched|conducted) an? (?:[\w-]+ ){0,2}?(?:operation|campaign|attack)|(?:could|was able to) (?:listen in|read|watch|follow|eavesdrop)|(?:kept|put|placed|held) [^.;]{1,60}? under (?:watch|surveillance|observation)|(?:planned|arranged|directed|orchestrated|masterminded|financed|organi[sz]ed|mounted|staged)(?= [^.;]{0,40}\b(?:attack|assault|hack|breach|intrusion|operation|theft|cyber)))"
_DEED = r"(?:us(?:ing|ed)|install\w*|hack\w*|spy\w*|spied|order\w*|deploy\w*|monitor\w*|target\w*|infect\w*|robb\w*|raid\w*|breach\w*|infiltrat\w*|penetrat\w*|eavesdrop\w*|snoop\w*|(?:standing|being) behind|break(?:ing)?|plant\w*|surveil\w*|wiretap\w*|intercept\w*|stealing|cyber\w*)\b"


@dataclass(frozen=True)
class Cue:
    """A pattern over the tagged sentence with a group `s` (number of the state), and what it means without a hedge."""

    name: str
    pattern: Gated
    base: Certainty


def _cue(name: str, pattern: str, base: Certainty) -> Cue:
    return Cue(name, Gated(pattern, re.IGNORECASE), base)


CUES: tuple[Cue, ...] = (
    _cue("state-sponsored", rf"{_STATE} {_GAP}(?:state|government|military|regime|nation-state)[- ](?:sponsored|backed|run|controlled|directed|supported|employed|affiliated|linked|aligned|owned)\b", "stated"),
    _cue("sponsored-adjective", r"⟨S[ant](?P<s>\d+)⟩(?:[- ](?:state-)?(?:sponsored|backed)|(?:-| state-)(?:run|controlled|directed|supported|funded))\b(?! (?:\w+ )?(?:rebels|separatists|militias?|troops|fighters|candidates?|part(?:y|ies)|media|outlets?)\b)", "stated"),
    _cue("sponsored-before", rf"(?:state|government)[- ](?:sponsored|backed|run) {_GAP}⟨S[ant](?P<s>\d+)⟩ {_GAP}{_ACTOR}", "stated"),
    _cue("nation-state", rf"⟨Sa(?P<s>\d+)⟩ {_GAP}(?:nation[- ]state|state) {_GAP}{_ACTOR}", "stated"),
    _cue("sponsored-by", rf"\b(?:backing|support|sponsorship|protection|patronage) of {_PART_OF}(?:those |these )?(?:same )?(?:governments?|states?|authorities)?,?(?: that is(?: to say)? of)? ?(?:the )?⟨S[ntv](?P<s2>\d+)⟩|\b(?:done|sponsored|backed|directed|controlled|run|funded|employed|commissioned|ordered|supported|hired|tasked|paid|financed|operated|used(?! (?:mainly|mostly|widely|chiefly|largely)\b)|carried out|conducted|launched|organi[sz]ed|engineered|orchestrated|masterminded|perpetrated|executed|planned),? (?:[\w,]+ ){{0,6}}?(?<!shared )(?<!owned )(?<!visited )(?<!read )(?<!evidence used )by {_PART_OF}{_GAP}{_STATE}(?! {_GAP}{_HACKERS}\b)(?: {_GAP}{AUTHORITY})?", "stated"),
    _cue("on-behalf-of", rf"\b(?:(?<!declaration )(?<!statement )(?<!speaking )on behalf of|acting as (?:an )?agents? (?:of|for)|acts? for|at the (?:direction|behest|request|order|orders) of|in the (?:service|pay|interests?) of|under the (?:direction|control|orders?) of|work(?:s|ed|ing)? (?:on (?:\w+ ){{1,2}})?for|operating (?:on behalf of|for)|acting (?:for|on behalf of)|part of|unit of|arm of|front (?:company )?(?:for|of)|(?<!accounts of )(?<!emails of )(?<!e-mails of )(?<!phones of )(?<!computers of )(?<!data of )(?<!messages of )(?<!mail of )(?<!devices of )(?:members?|employees?) of|officers? (?:of|in|from)|controlled by|subordinate to|answers? to|reports? to|supports?(?! for\b| President\b)|serv(?:es?|ing|ed)) (?:the )?{_WITHIN}(?!⟨Sa\d+⟩(?! {_GAP}(?:{AUTHORITY}|interests)\b)){_STATE}(?: {_GAP}{AUTHORITY})?|\bbelong(?:s|ing)? to (?:the )?{_GAP}⟨S[antv](?P<s2>\d+)⟩(?:['’]s?)? {_GAP}{AUTHORITY}(?!,? (?:has |had )?(?:report|sa[iy]|told|wrote|quot|broadcast|claim)\w*)"
         rf"|\b(?:money|funds|currency|revenue|income|cash)\b[^.;]{{0,20}} for (?:the )?⟨S[antv](?P<s3>\d+)⟩(?:['’]s?)? {_GAP}{AUTHORITY}|⟨S[antv](?P<s4>\d+)⟩(?:['’]s?)? {_GAP}{AUTHORITY},? for (?:which|whom) [^.;]{{0,40}}?\bwork(?:s|ed)?\b", "stated"),
    _cue("is-state", rf"\b(?:likely|probable|certain|clear|suspect\w*|believe[sd]?|thought|think|sure|convinced) (?:that )?it (?:is|was|had been) (?:the )?⟨Sa(?P<s7>\d+)⟩ {AUTHORITY}\b|{_ACTOR},? (?:[\w-]+ ){{0,4}}?(?:believed|thought|confirmed|suspected|said|reported|assessed|known|understood|assumed|presumed|considered) to be (?:part of |an arm of |a unit of )?(?:the )?(?:⟨S[ntv](?P<s>\d+)⟩(?! {_GAP}{_HACKERS}\b)|⟨Sa(?P<s2>\d+)⟩ {_GAP}{AUTHORITY}\b)|\b(?:government|state|customer|client|operator|buyer|culprit)\b[^.;⟨]{{0,60}}?(?:is|was|were|that is) (?:that of )?⟨S[nt](?P<s3>\d+)⟩['’]s?(?=[.,;]|$)"
         rf"|\b(?:both|they|it|these|all (?:of them|three|four)) (?:is|are|was|were|may be|might be|must be) (?:\w+ly )?(?:(?:most|very) )?(?:likely |probably )?(?:an? )?(?:agenc(?:y|ies)|arms?|parts?|bod(?:y|ies)|organs?|services?) of (?:the )?(?:⟨S[nt](?P<s4>\d+)⟩(?:['’]s)?|⟨Sa(?P<s5>\d+)⟩ {_GAP}{AUTHORITY})"
         r"|\bit [\"“]?(?:may|might|could) (?:well )?(?:be|have been) ⟨S[nt](?P<s6>\d+)⟩(?=[ ,.;\"”(]|$)(?! (?:that|which|who)\b)", "stated"),
    _cue("interests", rf"\b(?:in (?:the )?(?:line with |interests? of |support of )|align(?:s|ed)? (?:\w+ly )?with |consistent with |furthers? |benefit(?:s|ing)? )(?:the )?(?:\w+ ){{0,3}}?(?:interests? of )?(?:the )?{_STATE}|\b(?:acting|acted|working|operating) in ⟨S[nt](?P<s2>\d+)⟩['’]s? interests?\b", "likely"),
    _cue("hackers-for", rf"{_ACTOR} (?:for|of|from|with|within|inside) (?:the )?{_GAP}{_STATE} {_GAP}{AUTHORITY}", "stated"),
    _cue("service", r"⟨Sv(?P<s>\d+)⟩", "stated"),
    _cue("authority-officers", rf"⟨S[ant](?P<s>\d+)⟩(?:['’]s)? {_GAP}{_SERVICE}\b", "stated"),
    _cue("nexus", rf"⟨S[ant](?P<s>\d+)⟩[- ](?:nexus|aligned|linked|affiliated|attributed|associated|tied)\b|\bnexus (?:to|with) (?:the )?{_GAP}⟨S[ant](?P<s2>\d+)⟩", "likely"),
    _cue("linked-to", rf"\b(?:link(?:s|ed|ing)?|tie[sd]?|tying|connect(?:s|ed|ions?)?|associated|affiliated|aligned|attributed|traced|leads?(?! to (?:the |an? )?\w+(?:ion|ure|al|ing|est)\b)|led(?! to (?:the |an? )?\w+(?:ion|ure|al|ing|est)\b)(?! (?:the )?⟨S)) (?:(?!and\b|or\b)[\w⟨⟩]+ ){{0,6}}?(?:to|with|back to) {_PART_OF}{_GAP}{_STATE}", "likely"),
    _cue("attributed-to", rf"\b(?:attribut(?:e|es|ed|ing|ion|able)|pin(?:s|ned)|blam(?:e|es|ed|ing)|trac(?:e|es|ed)|laid) [^.;]{{0,110}}?\b(?:to|on|at the door of) (?:the |a |an )?{_GAP}{_STATE}", "likely"),
    _cue("blamed", rf"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspect(?:s|ed)?|faults?|implicat(?:es?|ed|ing)) (?:(?:the )?(?:involvement|hand|complicity|participation) (?:of|by) )?(?:the |an? )?(?:{AUTHORITY} (?:of|in) (?:the )?)?{_STATE}(?: {_GAP}{AUTHORITY})?(?! of (?:inventing|spreading|fabricat\w+|lying|smear\w*|slander\w*|feeding|politici\w+|wanting|running a|a (?:smear|campaign)))[^.;]{{0,60}}?(?:\b(?:for|of|behind|over|in)\b|$|\.|,)", "suspected"),
    _cue("stands-accused", rf"{_STATE}(?: {_GAP}{AUTHORITY})?,? (?:(?:which|who|that) )?(?:(?:is|was|were|are|has been|have been|had been|being|stands) )?(?:\w+ly )?(?:accused|suspected|blamed) (?:of|for|over)\b|⟨S[antv](?P<s2>\d+)⟩(?:['’]s?)?(?: {_GAP}{AUTHORITY})?, (?:which|whom) [^,.;]{{1,40}}\b(?:suspects?|suspected|blames?|blamed|accuse[sd]?)\b(?! of (?:critici|lying|spreading|support|financ|fund|harbou?r|back|sponsor|violat|meddling in|oppress|persecut|abus))", "suspected"),
    _cue("behind", rf"{_STATE}(?: {_GAP}{AUTHORITY})?,? (?:(?!den(?:y|ies|ied)\b|reject)[\w,]+ ){{0,6}}?(?:is|was|were|are|has been|had been|stood|stands|being|be)(?: [\w-]+){{0,5}}? (?:behind|responsible|to blame|the culprit|involved|at the (?:controls|keyboard))\b|\b(?:sees?|saw|suspects?|suspected|puts?|places?) (?:the )?(?:⟨S[ntv](?P<s2>\d+)⟩(?:['’]s?)?|⟨Sa(?P<s3>\d+)⟩ {_GAP}{AUTHORITY})(?: {_GAP}{AUTHORITY})? (?:at work )?behind\b", "stated"),
    _cue("own-deed", rf"⟨S[antv](?P<s>\d+)⟩(?:['’]s)?(?: {_GAP}(?:{AUTHORITY}|cyber \w+))? (?:has |have )?(?:said|says|announced|claims?|claimed|confirmed|admitted|boasted|reported)\b[^.;]{{0,30}}? (?:it|its (?:[\w-]+ ){{0,3}}?(?:units?|hackers|specialists|officers|operatives|experts|agents)) (?:had |have |has )?(?:\w+ly )?(?:hacked|attacked|broken into|broke into|wrecked|destroyed|wiped|disabled|breached|infiltrated|penetrated|paraly[sz]ed|got into|knocked)\b", "stated"),
    _cue("responsible", rf"\b(?:responsibility|culprits?|perpetrators?|origins?|authors?|instigators?|sponsors?|(?<!weak )(?<!entry )(?<!vantage )(?<!starting )point(?:s|ed|ing)?|hints?|suspicions? (?:has |have |had )?(?:f[ae]ll(?:s|en)?|falling|rests?|rested|cent(?:re|er)s?))\b(?:(?!\bthrough\b|\bvia\b)[^.;⟨]){{0,40}} (?:at |to |of |on |with |in )?(?:the |a |an )?{_STATE}", "suspected"),
    _cue("holds-responsible", rf"\b(?:holds?|held|hold) (?:the )?{_STATE}(?: {_GAP}{AUTHORITY})? responsible", "stated"),
    _cue("authority-unit", rf"⟨Sa(?P<s>\d+)⟩ {_GAP}(?:army|military|navy|air force|intelligence|police|security services?) (?:[\w-]+ ){{0,3}}?(?:units?|cells?|teams?|branch|directorate|department)\b", "stated"),
    _cue("done-by-authority", rf"\b(?:targeted|attacked|hacked|infected|monitored|watched|spied (?:up)?on|bugged|tapped|surveilled|intercepted|compromised|breached) (?:\w+ )?by {_PART_OF}(?:⟨S[ntv](?P<s>\d+)⟩['’]s {_GAP}{AUTHORITY}|⟨Sa(?P<s2>\d+)⟩ {_GAP}{AUTHORITY})\b", "stated"),
    _cue("regarded-as-suspect", rf"\b(?:regards?|regarded|sees?|saw|names?|named|considers?|considered) (?:the )?{_STATE}(?: {_GAP}{AUTHORITY})? (?:as |to be )?(?:an? |the )?(?:\w+ ){{0,2}}?(?:suspect|culprit|perpetrator|author|operator|customer)\b", "suspected"),
    _cue("used-it", rf"{_STATE}(?: {_GAP}(?:{AUTHORITY}|council|office|bureau|directorate|agency))? [^.;⟨]{{0,60}}\b(?:used|deployed|turned|wielded) (?:it|them|the (?:spyware|software|program|system|tool|product))\b[^.;]{{0,50}} (?:to|against|on)\b", "stated"),
    _cue("work-of", rf"\b(?:(?:work|handiwork|act|orders?|doing|wing|hand|direction|involvement|complicity) (?:of|by|from)|(?:operation|campaign|attack|hack) (?:by|from)) (?:the |a |an )?{_GAP}{_STATE}|\b(?:come|comes|came|stem(?:s|med)?) from (?:the )?⟨Sa(?P<s2>\d+)⟩ {_GAP}{AUTHORITY}\b", "stated"),
    _cue("possessive-actor", rf"⟨S[nt](?P<s>\d+)⟩['’]s? {_GAP}(?:hackers|hacking|cyber|spies|operators|offensive|⟨G\d+⟩)", "suspected"),
    _cue("customer", rf"⟨Sa(?P<s3>\d+)⟩ (?:government |state )?(?:clients?|customers?)\b|⟨S[nt](?P<s2>\d+)⟩(?: {_GAP}{AUTHORITY})? (?:\w+ ){{0,2}}?(?:is|was|were|are|being) (?:\w+ )?(?:among|one of|a|an) (?:[\w'’⟨⟩]+ ){{0,3}}?(?:customers?|clients?|buyers?)\b|\b(?:customers?|clients?|(?<!mobile )(?<!telecom )(?<!network )operators?|users?(?! (?:in|of|like)\b)|buyers?|licen[cs]ees?) (?:\w+ ){{0,4}}?(?:was|were|is|are|in|of|linked to|acting for|include[sd]?|like|within) (?:(?:(?:most|very|almost|quite) )?(?:likely|probably|certainly|possibly|apparently|presumably) )?(?:the )?{_PART_OF}{_GAP}(?!⟨S\w+⟩['’]s (?:\w+ ){{0,3}}?(?:stations?|plants?|grids?|networks?|railways?|airports?|ports?|banks?|carriers?)\b){_STATE}", "likely"),
    _cue("sold-to", rf"\b(?:sold|bought|purchased|acquired|licensed|supplied)\b[^.;]{{0,60}}?{_STATE}", "stated"),
    _cue("buys", rf"(?<!\bthat )(?<!\bwhich ){_STATE}(?! (?:[\w-]+ )?hackers?\b)(?: {_GAP}{AUTHORITY})? (?:\w+ ){{0,4}}?(?:bought|purchased|acquired|licensed|deployed|used(?! (?:its|the|new|their)\b[^.;]{{0,40}}\b(?:law|laws|sanctions|powers?)\b)|uses|operates|operated|runs|ran|rented)\b", "stated"),
    _cue("based-in", rf"(?:{_HACKERS}|(?<!mobile )(?<!telecom )(?<!network )operators|operatives|intruders?|perpetrators?|contractors?|crew|outfit|⟨G\d+⟩),? (?:(?:who|that|which|is|are|was|were|believed|thought|said|likely|probably|reportedly|to|be|mostly|mainly) ){{0,5}}?(?:based|operating|located|working|originat\w+|hailing)? ?(?:in|out of|from) (?:the )?⟨S[nt](?P<s>\d+)⟩|\b(?:appears?|seems?|believed|thought|said|likely|probably) (?:to be )?based (?:in|out of) (?:the )?⟨S[nt](?P<s2>\d+)⟩|\b(?:made up|consists?|composed) (?:mainly |mostly |largely )?of (?:[\w-]+ ){{0,3}}?(?:from|in) (?:the )?⟨S[nt](?P<s3>\d+)⟩", "suspected"),
    _cue("based-adjective", rf"⟨S[nt](?P<s>\d+)⟩-based (?:\w+ ){{0,3}}?{_ACTOR}", "suspected"),
    _cue("operates-from", r"\b(?:operat(?:es?|ed|ing)|works?|originat(?:es?|ed|ing)|com(?:es?|ing)|came|emanat\w+|launched|directed|connected|monitored|controlled|watched|run) (?:\w+ ){0,2}?(?:from|out of|in) (?:inside |within |a point inside )?(?:the )?⟨S[nt](?P<s>\d+)⟩", "suspected"),
    _cue("origin", r"⟨Sa(?P<s>\d+)⟩ (?:in )?origin\b|\borigin(?:s|ated|ating)? (?:\w+ ){0,2}?(?:in|from|is) (?:the )?⟨S[ant](?P<s2>\d+)⟩", "suspected"),
    _cue("nationality", rf"⟨Sa(?P<s>\d+)⟩ (?!{_CRIMINAL})(?!(?:[\w-]+ ){{0,2}}?(?:opposition|rebel|rights|activist|ethnic|minority|religious|exile|dissident|insurgent|political|civic) )(?!(?:[\w-]+ )?hacker\b){_GAP}{_ACTOR}\b(?! (?:affairs|matters|issues|secrets?|bases?|aid|equipment|exercises|attach[eé]s?|hospitals?|academ(?:y|ies)|doctrine)\b)", "suspected"),
    _cue("nationality-firm", rf"⟨Sa(?P<s>\d+)⟩ {_GAP}(?:compan(?:y|ies)|unit|entit(?:y|ies)|people|men|firms?|vendor)\b", "suspected"),
    _cue("nationality-group", r"⟨Sa(?P<s>\d+)⟩ (?:[\w-]+ ){0,3}?⟨G\d+⟩", "suspected"),
    _cue("nationality-predicate", r"\b(?:believed|thought|considered|said|suspected|reported|known|describes?|described|regards?|regarded|judged?|judges|assessed|(?:takes?|took) (?:it|them|the (?:group|actor|attackers|hackers|intruders)) for)[^.;]{0,30}? (?:to be |as )?(?:an? )?(?<!by )⟨Sa(?P<s>\d+)⟩|\b(?:actors?|groups?|hackers|attackers|intruders|culprits?|perpetrators?) (?:is|are|was|were) (?:(?:most|very|probably|likely|possibly|all|mostly) )*⟨Sa(?P<s2>\d+)⟩(?=[.,;]|$| and\b| or\b)", "suspected"),
    _cue("campaign-adjective", r"⟨Sa(?P<s>\d+)⟩ (?:[\w-]+ ){0,2}?(?:campaign|operation|espionage|cyber[- ]?espionage|cyberattacks?|cyber attacks?|intrusions?|hacking|spying|phishing|hack|disinformation)\b", "suspected"),
    _cue("campaign-by-state", r"⟨S[nt](?P<s>\d+)⟩['’]s (?:[\w-]+ ){0,2}?(?:campaign|operation|espionage|cyberattacks?|cyber|intrusions?|hacking|spying|phishing|hack)\b", "stated"),
    _cue("authority-did", rf"(?<!\bto )(?<!\bwith )(?<!\bin )(?<!\bfrom )(?<!\bin ⟨Sn\d⟩ and )(?<!\bin ⟨Sn\d⟩ and the )(?:⟨S[nt](?P<s>\d+)⟩(?:['’]s)?(?: {_GAP}{AUTHORITY})?|⟨Sa(?P<s2>\d+)⟩ {_GAP}{AUTHORITY}|\b{AUTHORITY} of (?:the )?⟨S[nt](?P<s3>\d+)⟩)(?: (?!(?:was|were|been|is|are|not|that|which|who|and|or|with|in|of|for|to|on|by|as|from|at|the|a|an|received|got|saw|noticed)\b)\w+){{0,4}}? {_DID}\b", "stated"),
    _cue("authority-did-aside", rf"(?:⟨S[nt](?P<s>\d+)⟩(?:['’]s)?(?: {_GAP}{AUTHORITY})?|⟨Sa(?P<s2>\d+)⟩ {_GAP}{AUTHORITY}), (?:(?:under|using|through|with|via|by|led by|working with) [^,.;]{{3,80}}|(?:it|he|she|they|the \w+) (?:says?|said|claims?|claimed|alleges?|alleged|believes?|found)|which (?:(?:has|have|had) been |is |was )(?:\w+ )?(?:suspected|accused|blamed) [^,.;]{{3,80}}), {_DID}\b", "stated"),
    _cue("accused-of-deed", rf"\b(?:accus\w+|blam\w+) (?:the )?(?:(?:{AUTHORITY}|(?:[\w-]+ ){{1,4}}(?:agency|service|bureau|directorate|command)) of (?:the )?)?{_STATE}(?: {_GAP}{AUTHORITY})?(?: \([^()]*\))? (?:of|for) (?:having )?{_DEED}|⟨S[antv](?P<s2>\d+)⟩(?:['’]s?)?(?: {_GAP}{AUTHORITY})? (?:(?:is|was|were|are|has been|have been|had been|being|stands) )?(?:\w+ly )?(?:accused|suspected) of (?:having )?{_DEED}", "suspected"),
    _cue("pays", rf"\b(?:in the pay of|on the payroll of|paid by|answers? to|behind \S+ stands?|stands? behind|points? (?:to|at)|leading suspect|at the behest of|hand of|authors?)\b[^.;]{{0,40}}? (?:the )?{_STATE}", "likely"),
    _cue("state-operates", rf"{_STATE}(?: {_GAP}{AUTHORITY})? (?:\w+ ){{0,2}}?(?<!['’]s )(?:operates?|runs?|controls?|directs?|commands?|employs?|pays?|stole|exfiltrated|hacked|hired|contracted)\b", "stated"),
    _cue("near-actor", rf"{_STATE}(?=[^.;]{{0,80}}{_ACTOR})|{_ACTOR}[^.;]{{0,80}}?⟨S[antv](?P<s2>\d+)⟩", "suspected"),
)  # fmt: skip

MENTIONED = _cue("mentioned", r"(?!)", "suspected")
"""The weakest of all: a state stands in a sentence that speaks of an attack."""
