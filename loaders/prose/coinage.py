"""Names that no ledger knows: those that a text introduces ("which it calls POISON CARP", "an implant dubbed Pallas").

Every name found is a guess with a label by the words around it; whether it is an acting group or a tool in use is
for the judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.prose.gate import Gated, able

GROUP_NOUN = r"(?:groups?|actors?|operators?|teams?|hackers|gangs?|crews?|collectives?|clusters?|threat|outfits?|adversar(?:y|ies)|bands?|APTs?|intruders?|attackers?|hacktivists?|units?|networks? of hackers|cyberspies|spies|hand|brand)"
TOOL_NOUN = r"(?:malware|spyware|backdoors?|trojans?|implants?|wipers?|ransomware|rootkits?|worms?|tools?|toolkits?|exploit kits?|loaders?|droppers?|downloaders?|(?:info)?stealers?|keyloggers?|rats?|remote access trojans?|bots?|botnets?|frameworks?|payloads?|programs?|stagers?|web ?shells?|shells?|exploits?|kits?|strains?|famil(?:y|ies)|variants?|scripts?|(?<!power )(?<!water )(?<!gas )(?<!electric )(?<!electricity )(?<!public )(?<!energy )utilit(?:y|ies)|agents?|platforms?|suites?|surveillance (?:tool|software|system)s?|bootkits?|beacons?|modules?|viruse?s?|scanners?|encryptors?|code)"
_NAME = r"[\"“'‘]?(?P<name>(?:[A-Z][\w'’/.&-]*[\w]|[A-Z]{2,}|[A-Z]\w|[a-z]+[A-Z]\w+|\w+RAT)(?: (?:of |the )?(?:[A-Z][\w'’/.-]*\w|\d+(?:\.\d)?|[A-Z])){0,3})[\"”'’]?"
_CALLED = r"(?:dubbed|nicknamed|codenamed|code-named|christened|labell?ed|named|called|known(?: \w+){0,4}? as|tracked(?: \w+){0,4}? as|identified(?: \w+){0,3} as|labell?ed(?: \w+){0,2}|named(?: the \w+)?|aka\.?|a\.k\.a\.?|also known as|referred to(?: \w+){0,3}? as|under the names?(?: of)?|styling itself|calling (?:itself|themselves)|calls? (?:itself|themselves)|called (?:itself|themselves)|goes by|described as|designated)"
_CALLS = r"(?:calls?|called|names?|named|tracks?|dubs?|dubbed|labels?|prefers|uses|keeps|refers to|christened|knows)(?: (?:it|them|this|the|that|its|a)(?: (?:threat |hacking |same |new )?\w+)?)?(?: as)?"
_PATTERNS: tuple[tuple[str, Gated], ...] = (
    ("shape", Gated(r"\b(?P<name>A\.P\.T\. ?(?:Number )?\d{1,3})\b")),
    ("detection", Gated(r"(?<![\w.])(?P<name>(?:Backdoor|Trojan|Ransom|Infostealer|Downloader|Hacktool|Worm|Win(?:32|64)|W32|OSX|Linux|Android|MSIL|Exp)[./][A-Z]\w{2,}(?:[./-]\w+)*)")),
    ("called", Gated(rf"\b(?:{_CALLED}|Dubbed|Named|Called|Tracked as|Known as|Codenamed):? (?:the |an? )?{_NAME}")),
    ("called", Gated(r"\b(?:named|called|calling (?:itself|themselves|himself)|calls (?:itself|themselves|himself)|under the name(?: of)?|signed(?: as)?|goes by) [\"“](?P<name>[A-Z][^\"“”]{2,40}?)[,.]?[\"”]")),
    ("group-name", Gated(r"\b(?:posted|published|leaked|claimed|dumped|released|put online)\b[^.;]{0,60}? by (?:an? |the )(?:\w+ ){0,3}?(?P<noun>account|persona|channel|user|handle|collective) (?:named|called|known as|calling itself|that calls itself) [\"“](?P<name>[A-Z][^\"“”]{1,40}?)[,.]?[\"”]")),
    ("calls", Gated(rf"(?:\b(?:it|they|which|that|who|firm|company|researchers|vendor|lab|laboratory|agency|authors|we|team|⟩|[A-Z]\w+)) (?:has |have |also |now |since |internally )?{_CALLS} {_NAME}")),
    ("called", Gated(rf"\b(?:gives?|gave|given) (?:(?:it|them|the [a-z]+) )?the (?:code)?(?:name|label|designation|nickname) {_NAME}")),
    ("name-for", Gated(rf"\b(?:names?|label|designation|handle|term|nickname)s? for (?:it|the \w+|them|\w+) (?:is|was|are) (?:the )?{_NAME}")),
    ("by-vendor", Gated(rf"(?:,| and| or| as| is called) {_NAME} (?:by|to|for) (?=[A-Z])")),
    ("vendor-colon", Gated(rf"(?:^|[.;] )[A-Z][\w ]{{2,25}}: {_NAME}(?=[.;,]|$)")),
    ("before-group", Gated(rf"\b(?:[Tt]he|[Aa]|group|gang|[a-z]+) {_NAME}(?: \w+)? (?P<noun>{GROUP_NOUN})\b")),
    ("before-tool", Gated(rf"\b(?:[Tt]he|[Aa]n?|[a-z]+) {_NAME} (?P<noun>{TOOL_NOUN})\b")),
    ("tool-name", Gated(rf"\b(?P<noun>{TOOL_NOUN}) (?:named|called|dubbed|known as) (?!after\b)(?P<name>[a-z][a-z0-9_-]{{5,30}})(?=[.,;) ])")),
    ("group-name", Gated(rf"\b(?P<noun>{GROUP_NOUN}) {_NAME}")),
    ("group-name", Gated(rf"\b[Oo]ne of the (?P<noun>{GROUP_NOUN}), {_NAME},")),
    ("group-name", Gated(rf"\bone of the (?P<noun>{GROUP_NOUN}), [^.;]{{1,60}} and (?:another|the other), {_NAME},")),
    ("group-name", Gated(rf"\b(?P<noun>hacktivists|gang|crew|criminals|extortionists|collective) (?:of|calling themselves) {_NAME}")),
    ("group-name", Gated(rf"\b(?P<noun>[Hh]ackers|[Aa]ttackers|[Gg]roup|[Tt]eam|[Gg]ang)\b[^.;]{{0,60}}?,? (?:who|which|that) (?:call(?:s|ed)? (?:itself|themselves)|go(?:es)? by the name(?: of)?|went by the name(?: of)?) (?:the )?{_NAME}")),
    ("tool-name", Gated(rf"\b(?P<noun>{TOOL_NOUN}),? {_NAME}")),
    ("tool-apposition", Gated(rf"{_NAME}, (?:an?|the|its|their|another|one|two|both)(?: [\w-]+){{0,4}}? (?P<noun>{TOOL_NOUN})\b")),
    ("tool-apposition", Gated(rf"{_NAME} and \.?[A-Z][\w.-]*\w, (?:two|both)(?: [\w-]+){{0,3}}? (?P<noun>{TOOL_NOUN})\b")),
    ("tool-apposition", Gated(rf"(?<![\w-])(?P<name>[a-z][a-z0-9_-]{{4,25}}), an? (?:(?:open-source|publicly available|freely available|free|public|legitimate|custom|custom-made|commercial|small|simple)[ ,]+)+(?:[a-z]+ )?(?P<noun>{TOOL_NOUN}|proxy)\b")),
    ("tool-example", Gated(rf"\b(?P<noun>{TOOL_NOUN}),? (?:such as|like|including|namely) (?:the |an? )?{_NAME}")),
    ("group-apposition", Gated(rf"{_NAME}, (?:an?|the|another|one)(?: [\w-]+){{0,4}}? (?P<noun>{GROUP_NOUN})\b")),
    ("bracket-alias", Gated(rf"\((?:aka |also (?:known as|tracked as) |tracked as |known as |or |formerly |alias )?{_NAME}(?=[,;)/])")),
    ("using", Gated(rf"\b(?:us(?:ed|ing|es)|deploy(?:ed|ing|s)?|install(?:ed|ing|s)?|planted|dropped|relied on|infected with|carried|delivered|delivering|dropping|installing|version of|copy of|traces of|links? to|against) (?:the |an? |its )?{_NAME}")),
    ("list", Gated(rf"(?:,|\band|\bor) (?:the )?{_NAME}(?=[,.;:)]| and | or |$| \(| [a-z])")),
    ("shape", Gated(r"\b(?P<name>(?!The |An? )(?:(?:[A-Z][\w-]+|a[dl]-[A-Z]\w+) ){1,3}(?:Cyber|Electronic|IT|Digital|Internet)[ -](?:Army|Force|Brigade|Fighters|Partisans|Warriors|Avengers|Av3ngers|Resistance|Legion)|(?:People['’]s )?(?:Cyber|Electronic|IT) Army of [A-Z]\w+(?: Reborn)?)\b")),
    ("shape", Gated(r"\b(?P<name>APT[ -]?\d{1,3}|APT-C-\d{1,3}|UNC-?\d{3,5}|TA\d{3,4}|UAC-\d{4}|(?:Storm|DEV)-\d{4}|FIN\d{1,2}|TAG-\d{2,3}|UTA\d{4}|TG-\d{4}|Threat Group-\d{4}|"
                         r"[A-Z][a-z]+ (?:Kitten|Panda|Bear|Chollima|Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Tsunami|Buffalo|Leopard|Jackal|Spider|Lynx|Hawk|Taurus|Ursa|Scorpius|Wolf|Tiger|Crane|Ocelot|Hailstorm))\b")),
)  # fmt: skip
NOT_A_NAME = re.compile(
    r"^(?:The|A|An|Unknown|Unidentified|Unnamed|It|In|On|At|For|He|She|They|We|But|And|Its|His|Her|This|That|These|Those|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|CVE.*|Windows|Linux|Android|iOS|macOS|iPhones?|Mac|Office|Word|Excel|PDF|USB|VPN|SMS|DDoS|Mr|Mrs|Ms|Dr|U\.S|US|UK|EU|UN|"
    r"Internet|Prime|President|Minister|Senate|Parliament|Government|State|Western|European|Asian|African|Arab|Muslim|Islamic|North|South|East|West|English|Telegram|WhatsApp|Signal|Gmail|"
    r"Twitter|Facebook|Instagram|LinkedIn|YouTube|Skype|Dropbox|GitHub|Discord|Zoom|WeChat|Exchange|SharePoint|Outlook|Chrome|Firefox|Safari|PowerPoint|Adobe|Java|Python|Flash|C2|IP|ID|IT|"
    r"Beijing|Moscow|Tehran|Pyongyang|Kremlin|Washington|Brussels|London|Paris|Berlin|Hong Kong|Twitter|"
    r"HTA|TCP|UDP|RAR|LNK|ZIP|DLL|EXE|SFX|ISO|HTML|XML|JSON|API|SSL|TLS|HTTPS?|RDP|SMB|FTP|SSH|VBS|DNS|URL|CMS|CRM|GPS|QR|"
    r"JavaScript|WebSocket|IoCs?|RATs?|PS1|Trojan(?:Spy)?|Backdoor|Ransom(?:ware)?|Infostealer|Downloader|Hack[Tt]ool|Worm|Malware|Spyware|(?:Android|Windows|Linux|Microsoft|Mac)-\w+|"
    r"(?:[\w.&-]+ )*(?:Reports?|Review|Blog|Summit|Conference|Award|Prize)|"
    r"[\w. ]+-(?:linked|speaking|based|nexus|aligned|sponsored|backed|affiliated|associated|related|language|led|made|born|owned|run|funded|scripted|themed|written))$"
)


@dataclass(frozen=True)
class Coined:
    """A name as a text writes it: offsets in the sentence, which pattern found it, the noun that tells what it is, and whether it stands between quotes."""

    start: int
    end: int
    text: str
    pattern: str
    noun: str = ""
    quoted: bool = False


def coined(text: str) -> Iterator[Coined]:
    """Yield names that a sentence introduces or uses as such, by every pattern that fits."""
    for label, pattern in able(_PATTERNS, text):
        at = 0
        while found := pattern.compiled.search(text, at):
            start = found.start("name")
            at = max(start + 1, at + 1)
            start += len("The ") if found["name"].startswith("The ") else 0
            name = text[start : found.end("name")].rstrip(".'’")
            if len(name) > 1 and not NOT_A_NAME.match(name) and not text[start - 1 : start].isalnum():
                quoted = text[max(0, start - 1) : start] in ('"', "“") and text[start + len(name) :].lstrip(",.")[:1] in ('"', "”")
                yield Coined(start, start + len(name), name, label, (found.groupdict().get("noun") or "").lower(), quoted)
