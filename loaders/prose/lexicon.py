"""Words by what they mean in a report of an attack: verbs, nouns for acts, places of data, people, offices.

A word is looked up in any of its forms; the classes are what the rules and the judge speak of.
"""

from functools import cache

VERBS: dict[str, str] = {
    # whom it is done to is a victim
    "attack": "target attack hack hit strike compromise breach infiltrate penetrate infect phish spearphish spear-phish deface cripple hijack victimize bug "
    "wiretap surveil blackmail extort assail assault ransack loot invade sabotage paralyze paralyse disable bombard doxx swat burgle sting ensnare eavesdrop spy snoop",
    "affect": "affect impact cost disrupt damage expose reach enter access open read watch monitor track follow encrypt erase wipe destroy pursue disconnect disturb search comb intrude "
    "overwhelm flood knock pry tap copy download delete",
    "approach": "approach contact lure trick deceive dupe persuade email e-mail mail message invite court befriend fool interest want single",
    "send": "send deliver distribute push mail email e-mail serve direct aim",
    "receive": "receive get click learn lose suffer report detect discover notice find confirm admit acknowledge disclose announce",
    "steal": "steal copy pull drain empty carry exfiltrate siphon harvest take pilfer swipe extract obtain collect gather leak publish dump post plunder rob",
    "break": "break hack get log burrow gain tunnel worm sneak slip intrude peer look listen creep reach go come sit lurk live",
    # whom it is done to is none
    "impersonate": "impersonate pose masquerade imitate mimic spoof disguise pretend fake clone copycat mirror misuse borrow",
    "exploit": "exploit abuse leverage misuse weaponize trojanize backdoor",
    "repress": "arrest jail detain imprison persecute convict sentence expel bar question interrogate kill murder deport torture abduct poison shut close raid prosecute try harass ban",
    "protect": "caution protect help advise warn urge alert notify inform tell ask brief remind recommend train assist defend support encourage",
    "sanction": "sanction charge indict sue fine list punish blacklist extradite arrest want",
    # who does it has found something out
    "find": "find recover capture inspect discover uncover identify detect observe spot reveal determine conclude assess attribute trace unearth expose dissect analyze analyse examine investigate study reconstruct",
    "say": "say declare report believe suspect think consider judge state describe document publish disclose confirm note estimate announce establish allege claim argue write show see add "
    "indicate suggest point release explain detail count record warn tell hold maintain insist conclude agree corroborate verify testify",
    "blame": "attribute ascribe assign link tie connect trace blame accuse point pin name finger associate implicate match",
    "name": "track call dub know refer label nickname codename code-name christen name designate monitor follow",
    "deny": "deny reject dismiss dispute refute contest rebut disavow repudiate",
    "criticize": "criticize criticise condemn denounce accuse oppose protest decry deplore slam lambast blast rebuke censure",
    "sell": "sell make develop supply market license offer produce build manufacture export provide lease write create",
    "use": "use deploy employ install drop plant run execute inject load rely utilize utilise introduce leave upload turn spread infect implant wield bring carry contain fetch download "
    "deliver push distribute harvest include combine favor favour add ship",
    "order": "order direct commission task sponsor back fund hire control employ finance instruct",
}
"""Verbs by class, in their base form; a verb may be in several."""

NOUNS: dict[str, str] = {
    "attack": "attack breach campaign operation intrusion hack cyberattack cyber-attack espionage cyberespionage compromise hacking assault offensive phishing spying targeting raid "
    "break-in infiltration surveillance infection theft leak wiretapping eavesdropping monitoring effort attempt wave spree incident activity exploitation disruption sabotage defacement "
    "access takeover hijacking interception penetration onslaught strike scam blow interference",
    "theft": "theft heist robbery",
    "victim": "target victim recipient prey quarry casualty",
    "data": "account network system computer server phone device e-mail email mailbox infrastructure website site inbox iphone telephone cellphone smartphone mobile laptop data database communication machine file "
    "handset mail message page domain password credential screen platform cloud record document archive software environment account modem router workstation endpoint drive internet web "
    "conversation correspondence plan secret information",
    "part": "researcher investigator analyst expert lab laboratory blog spokesman spokeswoman scientist technician specialist member staff employee official worker executive office branch unit part section department number dozen hundred thousand score range variety series group list set share handful "
    "pair couple majority team subsidiary personnel user customer client subscriber reader visitor ministry agency facility engineer contact leader head director contributor reporter journalist business division newsroom bureau",
    "finding": "report analysis research investigation finding assessment indictment complaint advisory statement study paper post bulletin conclusion attribution evidence article "
    "announcement disclosure notice filing affidavit warning estimate claim accusation allegation test examination forensics inquiry telemetry",
}
"""Nouns by class, in the singular."""

_IRREGULAR = {
    "hit": "hit hits hitting", "break": "breaks broke broken breaking", "steal": "steals stole stolen stealing", "take": "takes took taken taking", "get": "gets got gotten getting",
    "send": "sends sent sending", "strike": "strikes struck stricken striking", "read": "reads reading", "find": "finds found finding", "say": "says said saying", "think": "thinks thought thinking",
    "see": "sees saw seen seeing", "write": "writes wrote written writing", "show": "shows showed shown showing", "know": "knows knew known knowing", "tell": "tells told telling",
    "sell": "sells sold selling", "make": "makes made making", "build": "builds built building", "run": "runs ran running", "leave": "leaves left leaving", "hold": "holds held holding",
    "spy": "spies spied spying", "sue": "sues sued suing", "go": "goes went gone going", "come": "comes came coming", "lose": "loses lost losing", "put": "puts putting", "hear": "hears heard hearing",
    "shut": "shuts shutting", "bug": "bugs bugged bugging", "tap": "taps tapped tapping", "dub": "dubs dubbed dubbing", "pin": "pins pinned pinning", "drop": "drops dropped dropping",
    "wiretap": "wiretaps wiretapped wiretapping", "snoop": "snoops snooped snooping", "admit": "admits admitted admitting", "slam": "slams slammed slamming", "bar": "bars barred barring", "ban": "bans banned banning",
    "spot": "spots spotted spotting", "swat": "swats swatted swatting", "set": "sets setting", "sit": "sits sat sitting", "slip": "slips slipped slipping", "plan": "plans planned planning", "rob": "robs robbed robbing",
    "aim": "aims aimed aiming", "deny": "denies denied denying", "rely": "relies relied relying", "try": "tries tried trying", "spread": "spreads spreading", "bring": "brings brought bringing",
    "log": "logs logged logging", "sneak": "sneaks sneaked snuck sneaking", "creep": "creeps crept creeping", "sting": "stings stung stinging", "refer": "refers referred referring", "ship": "ships shipped shipping",
}  # fmt: skip


def forms(base: str) -> list[str]:
    """Return the forms of an English verb: base, -s, -ed and -ing, by the rules of spelling or from the list of exceptions."""
    if base in _IRREGULAR:
        return [base, *_IRREGULAR[base].split()]
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    plural = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return [base, plural, base + "ed", base + "ing"]


@cache
def verb_bases() -> dict[str, str]:
    """Return the base form of every known form of a verb."""
    return {form: base for words in VERBS.values() for base in words.split() for form in forms(base)}


@cache
def verb_classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of every known form of a verb."""
    table: dict[str, list[str]] = {}
    for name, words in VERBS.items():
        for form in (form for base in words.split() for form in forms(base)):
            table.setdefault(form, []).append(name)
    return {form: tuple(dict.fromkeys(classes)) for form, classes in table.items()}


@cache
def noun_classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of every known noun, in singular and plural."""
    table: dict[str, list[str]] = {}
    for name, words in NOUNS.items():
        for word in words.split():
            for form in (word, plural(word)):
                table.setdefault(form, []).append(name)
    return {form: tuple(dict.fromkeys(classes)) for form, classes in table.items()}


def plural(word: str) -> str:
    """Return the regular plural of a noun."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """Return the singular of a regular plural; other words come back as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
