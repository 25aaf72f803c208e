"""Tools: malware, spyware and offensive tools that an actor used, and who made them."""

import re

from graph.claims import Draft, Mention
from loaders.prose.actors import actor_of
from loaders.prose.document import Document, Sentence, mention_of
from loaders.prose.drafting import draft

_USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|deploy\w*|install\w*|infect\w*|deliver\w*|dropp?\w*|plant\w*|implant\w*|via|with|leverag\w*|employ\w*|load\w*|spread\w*|execut\w*|inject\w*|found|traces? of|"
    r"contain\w*|carr(?:y|ied)|led to|target\w*|malware|spyware|backdoor|trojan|wiper|ransomware|ran|run|hacked|compromis\w*|exploit\w*)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"⟨(O\d+)⟩['’]s? (?:\w+ ){0,2}?⟨(T\d+)⟩|⟨(T\d+)⟩,? (?:\w+ ){0,5}?(?:made|sold|developed|built|produced|marketed|supplied|created) (?:\w+ ){0,3}?by (?:the )?(?:\w+ ){0,4}?⟨(O\d+)⟩|⟨(O\d+)⟩,? (?:\w+ ){0,6}?(?:maker|developer|vendor|makes|sells|sold|markets|developed|built)(?: of)? (?:the )?(?:\w+ ){0,2}?⟨(T\d+)⟩"
)
_NEW = re.compile(
    r"\b(?P<kind>malware|spyware|backdoor|trojan|wiper|implant|ransomware|rootkit|worm|exploit kit|surveillance tool|tool)s? (?:family )?(?:\w+ )?(?:called|named|dubbed|known as|that \w+ (?:calls?|named|dubbed)|nicknamed|codenamed|code-named) [\"“']?(?P<name>[A-Z][\w.-]{2,30}(?: [A-Z][\w.-]{1,20})?)"
)


def tools(document: Document) -> list[Draft]:
    """USES: a tool named in a sentence of use; SUPPLIED: who made or sold it."""
    drafts: list[Draft] = []
    for sentence in document.sentences:
        found = sentence.of("Tool")
        cue = _USE.search(sentence.text)
        if found and cue:
            drafts += [draft(sentence, "tool-use", "USES", actor_of(document, sentence, name.start), mention_of(name, "malware")) for name in found]
        drafts += _newly_named(document, sentence)
        drafts += _suppliers(sentence)
    return drafts


def _newly_named(document: Document, sentence: Sentence) -> list[Draft]:
    drafts = []
    for match in _NEW.finditer(sentence.text):
        if not any(name.start < match.end("name") and match.start("name") < name.end and name.entry for name in sentence.names):
            kind = "spyware" if match["kind"].lower() == "spyware" else "tool" if "tool" in match["kind"].lower() else "malware"
            drafts.append(draft(sentence, "tool-newly-named", "USES", actor_of(document, sentence), Mention("Tool", match["name"], kind=kind)))
    return drafts


def _suppliers(sentence: Sentence) -> list[Draft]:
    drafts = []
    for match in _MADE.finditer(sentence.tagged):
        maker = match[1] or match[4] or match[5]
        made = match[2] or match[3] or match[6]
        drafts.append(
            draft(sentence, "supplier", "SUPPLIED", mention_of(sentence.name(maker), "organization"), mention_of(sentence.name(made), "spyware"))
        )
    return drafts
