"""Homonyms: names that the ledger has for a group and for a tool, settled by what a text says of them ("malware, which researchers named Havex")."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.prose.coinage import GROUP_NOUN, TOOL_NOUN

if TYPE_CHECKING:
    from loaders.prose.names import Mention

_AS = {
    "Tool": frozenset(("tool-name", "tool-apposition", "before-tool", "tool-example", "tool-entry")),
    "Group": frozenset(("group-name", "group-apposition", "before-group", "group-entry", "shape", "entry-of-actor")),
}
"""Patterns by which a name is told to be one or the other."""
_NAMED = r"[^.;]{0,40}\b(?:named|called|dubbed|nicknamed|known as|codenamed|christened)\W{0,3}(?:the )?$"
_CALLED = {"Tool": re.compile(rf"\b{TOOL_NOUN}\b{_NAMED}", re.IGNORECASE), "Group": re.compile(rf"\b{GROUP_NOUN}\b{_NAMED}", re.IGNORECASE)}
_BEFORE = 70


def settle(mentions: Iterable["Mention"]) -> None:
    """Give every mention of a name that may be either the meaning that its text tells, where it tells one and not the other."""
    told: dict[str, set[str]] = {}
    either = [mention for mention in mentions if mention.known is not None and {"Group", "Tool"} <= set(mention.known.labels)]
    for mention in either:
        before = mention.sentence.text[max(0, mention.start - _BEFORE) : mention.start]
        told.setdefault(mention.text, set()).update(label for label in _AS if mention.patterns & _AS[label] or _CALLED[label].search(before))
    for mention in either:
        labels = told[mention.text]
        if len(labels) == 1 and mention.known is not None and mention.known.label not in labels:
            (label,) = labels
            entry = next((entry for entry in mention.known.meanings if entry.label == label), None)
            mention.known = replace(mention.known, label=label, entry=entry, labels=(label,))
