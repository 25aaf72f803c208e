"""Kinds of things that a noun phrase may name: actor, government, people, organization, data, thing."""

import re
from functools import cache

from loaders.prose.lexicon import plural

_KIND_WORDS: dict[str, str] = {
    "actor": "hacker attacker intruder adversary actor cyberspy spy hacktivist perpetrator culprit cybercriminal criminal gang apt assailant threat-actor",
    "government": "government ministry parliament embassy department senate congress police army navy military bundestag storting council administration municipality agency consulate court "
    "authority commission jury tribunal cabinet presidency mission bureau state legislature force treasury regime city",
    "people": "activist journalist dissident reporter defender lawyer attorney critic researcher blogger exile politician lawmaker monk academic scholar professor professional executive athlete "
    "minority uyghur uighur tibetan community member employee staff supporter opponent official diplomat senator candidate expert engineer scientist people person individual user citizen attendee "
    "worker ambassador leader subscriber student editor prosecutor judge soldier personnel defector refugee family relative wife husband widow son daughter customer resident dissenter clergy bishop "
    "campaigner figure developer mp minister president chancellor contractor advocate speaker columnist writer publisher presenter laureate emir prince princess chairman director voter contributor "
    "correspondent freelancer volunteer archbishop priest nun nurse doctor physician geneticist teacher lecturer servant aide adviser advisor consultant policymaker delegate negotiator investigator "
    "witness colleague man woman player gamer trader investor donor guest patient passenger veteran commander officer geologist player owner founder participant visitor target counsel",
    "organization": "company firm corporation organization organisation bank university institute institution newspaper newsroom media broadcaster outlet ngo group think-tank tank party hospital utility "
    "provider manufacturer airline carrier operator exchange studio association foundation church school charity publisher station industry sector business retailer supplier vendor clinic laboratory "
    "entity infrastructure port plant grid casino union federation league club movement fund society center centre monastery conglomerate bourse platform startup charity nonprofit consultancy cert csirt "
    "stock-exchange hotel museum library press daily magazine paper agency bureau office committee campaign branch subsidiary body maker producer enterprise initiative service television radio",
    "data": "network computer server phone device e-mail email mail account mailbox inbox website site page system database machine file domain password credential cloud record screen router modem "
    "telephone cellphone smartphone mobile laptop iphone handset message information data communication drive software app application browser channel",
    "thing": "attack malware spyware tool vulnerability time way year month week day activity tactic technique evidence report link code exploit thing part number range right work democracy freedom "
    "speech protest privacy access control attention world region internet case flaw bug product attempt effort content document money election process interest policy law operation incident "
    "intrusion name question statement version address technology intelligence secret connection doubt proof claim accusation allegation responsibility conflict war invasion conference method traffic "
    "period moment purpose aim goal motive success damage loss light analysis investigation finding indictment affair espionage series wave spring summer autumn winter word story letter list table "
    "victim malware trojan backdoor ransomware visitor-page program programme news decision plan power place point matter fact hand eye head side",
}  # fmt: skip


@cache
def kinds() -> dict[str, str]:
    """Return what kind of thing a noun names, in singular and plural; the first kind that lists it."""
    table: dict[str, str] = {}
    for name, words in _KIND_WORDS.items():
        for word in words.split():
            table.setdefault(word, name)
            table.setdefault(plural(word), name)
    return {
        **table,
        "children": "people",
        "men": "people",
        "women": "people",
        "mps": "people",
        "media": "organization",
        "ngos": "organization",
        "think tank": "organization",
        "think tanks": "organization",
    }


NAME_KINDS = re.compile(
    r"\b(?:(?P<government>Ministry|Government|Parliament|Department|Agency|Council|Commission|Army|Navy|Police|Embassy|Senate|Bundestag|Storting|Bureau|Directorate|Authority|Court|Office|Secretariat|Congress|"
    r"Assembly|Administration|Treasury|Forces?|Command|Cabinet|Service)|(?P<organization>University|Institute|Bank|Company|Corp|Corporation|Inc|Ltd|Group|Network|Party|Association|Foundation|Times|Post|News|Media|"
    r"TV|Radio|Church|Hospital|Centre|Center|Lab|Labs|Society|International|Union|Federation|Committee|Airlines?|Holdings|Watch|Forum|Fund|Security|Systems|Technologies|Telecom|Press|Journal|Club|Casino|Energy))\b"
)
