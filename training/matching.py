"""When a claimed fact and an annotated one are the same: names are compared by their words, not letter by letter.

The rules are those of the annotation guide (docs/benchmark.md): a victim matches when half of the words are shared,
or all of the shorter phrase with one word that is not generic, or an acronym; names of groups and tools by their
letters without "group", "malware" and the like.
"""

import re
from collections.abc import Callable, Iterable

_STOP = frozenset(
    "a an the of in on at for to and or with by from its their his her several multiple various many some numerous other others as well including".split()
)
_GENERIC = frozenset(
    "government organization company agency official individual entity network system website institution sector industry user target person people group member office department".split()
)
_CANON = {
    "organisation": "organization",
    "organisations": "organization",
    "firm": "company",
    "corporation": "company",
    "governmental": "government",
    "ngos": "ngo",
}
_GROUP_TAIL = re.compile(r"\b(group|team|gang|apt|hackers?|actors?|threat|collective|operators?)\b")
_TOOL_TAIL = re.compile(r"\b(malware|ransomware|spyware|backdoor|trojan|rat|wiper|loader|implant|tool|worm|botnet)\b")


def words(text: str) -> list[str]:
    """Return the words of a phrase that count: lower case, singular, without articles."""
    found = []
    for written in re.findall(r"[A-Za-z0-9][\w&+.-]*", re.sub(r"['’]s?\b", "", text)):
        word = written.lower().strip(".")
        if not word or word in _STOP:
            continue
        if word.endswith("ies") and len(word) > 5:
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
        found.append(_CANON.get(word, word))
    return found


def same_victim(one: str, other: str) -> bool:
    """Tell whether two noun phrases name the same target."""
    first, second = set(words(one)), set(words(other))
    if not first or not second:
        return False
    if first == second or len(first & second) / len(first | second) >= 0.5:
        return True
    small, big = (first, second) if len(first) <= len(second) else (second, first)
    if small <= big and small - _GENERIC:
        return True
    return any(
        re.fullmatch(r"[A-Z]{3,6}", short.strip()) and "".join(word[0] for word in re.findall(r"[A-Z]\w*", whole)) == short.strip()
        for short, whole in ((one, other), (other, one))
    )


def _squash(text: str, tail: re.Pattern[str]) -> str:
    return re.sub(r"[^a-z0-9]", "", tail.sub(" ", text.lower())) or re.sub(r"[^a-z0-9]", "", text.lower())


def same_group(one: str, other: str) -> bool:
    """Tell whether two names are of one group."""
    return _squash(one, _GROUP_TAIL) == _squash(other, _GROUP_TAIL)


def same_tool(one: str, other: str) -> bool:
    """Tell whether two names are of one tool."""
    return _squash(one, _TOOL_TAIL) == _squash(other, _TOOL_TAIL)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of attributors are of one: the words of one are among those of the other."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


def any_same(same: Callable[[str, str], bool], ones: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether any name of one thing matches any name of another."""
    names = list(others)
    return any(same(one, other) for one in ones for other in names)
