"""Acting: who acts in a report and with what, and which groups, tools and victims belong to its main events."""

from functools import cached_property

from graph.claims import Scope
from loaders.prose import asides, columns, name_rules, name_signals, names, series
from loaders.prose.cast import Cast, aliases, is_known_group, of_whom
from loaders.prose.document import SHORT, Document, Sentence
from loaders.prose.entities import Entity
from loaders.prose.names import NamedThing
from loaders.prose.weighing import Weighing

_IN_A_COLUMN = 0.15
"""How likely a tool must be that opens a row of a table of tools."""


def things_of(document: Document) -> list[tuple[NamedThing, frozenset[str]]]:
    """Return everything in a document that may be the name of a group or tool, with its signals."""
    found = names.named_things(document)
    ranks = name_signals.ranks(found)
    return [(thing, name_signals.signals(document, thing, ranks[id(thing)])) for thing in found]


class Acting(Weighing):
    """The answers about the names in one document; every property is worked out once, when it is first asked for."""

    @cached_property
    def things(self) -> list[tuple[NamedThing, frozenset[str]]]:
        """Everything that may be the name of a group or tool, with its signals."""
        return things_of(self.document)

    @cached_property
    def groups(self) -> list[NamedThing]:
        """The groups of the main events."""
        counted = {id(thing) for thing, _ in self.things if series.is_in_series(self.document, thing)}
        found = [thing for thing, signals in self.things if self._accepts("group", thing, signals, thing.wording) or id(thing) in counted]
        sure = [
            thing
            for thing in found
            if id(thing) in counted
            or asides.is_their_name(thing)
            or name_rules.sure_group(self.signals[id(thing), "group"], self._chance("group", thing))
        ]
        sure = [thing for thing in sure if not name_rules.is_no_group(thing, self.signals[id(thing), "group"])]
        if len(self.document.report.text) < SHORT:  # A notice of a few sentences has no room for another incident.
            return [thing for thing in sure if name_rules.of_main_events(thing, self._chance("group", thing))] or sure
        main = {id(thing) for thing in sure if self._of_main_events(thing)}
        other_names = aliases(sure)
        return [thing for thing in sure if (main | counted) & {id(thing), id(other_names.get(id(thing)))}]

    def _of_main_events(self, group: NamedThing) -> bool:
        self._accepts("group-main", group, asides.group_signals(self.document, group, self.signals[id(group), "group"]))
        aside = not name_rules.of_main_events(group, self._chance("group", group))
        return asides.is_their_name(group) or self._chance("group-main", group) >= (asides.SURE if aside else asides.ACTS)

    @cached_property
    def tools(self) -> list[NamedThing]:
        """The tools that the actor used."""
        acting = {id(thing) for thing in self.groups}
        found = [
            thing
            for thing, signals in self.things
            if self._accepts("tool", thing, signals, thing.wording)
            and not name_rules.is_no_tool(thing)
            and not (id(thing) in acting and name_rules.group_alone(thing, signals))
        ]
        may_be = [thing for thing, _ in self.things if self._chance("tool", thing) >= _IN_A_COLUMN and not name_rules.is_no_tool(thing)]
        found += columns.beside((thing for thing in may_be if id(thing) not in acting), found)
        return [thing for thing in found if not name_rules.second_name(thing, found)]

    @cached_property
    def cast(self) -> Cast:
        """Who acts."""
        main = {id(thing) for thing in self.groups}
        others = [thing for thing, _ in self.things if id(thing) not in main and is_known_group(thing) and not name_rules.is_flaw(thing)]
        return Cast(self.document, self.groups, others)

    @cached_property
    def of_whom(self) -> dict[int, str]:
        """Of whom sentences (by index) speak that name groups: "ours" or "others"."""
        return of_whom(self.cast.groups, self.cast.others)

    def scope_of(self, thing: Entity | NamedThing) -> Scope:
        """Return whether a victim or a tool belongs to the main events or to others."""
        kind, told = ("tool-main", thing.mentions) if isinstance(thing, NamedThing) else ("victim-main", thing.phrases)
        if len(self.document.report.text) < SHORT:  # A notice tells of one matter: what a group did before, too.
            return "background" if all(self._of_something_else(place.sentence) for place in told) else "main"
        aside = all(place.sentence.background for place in told)
        if (id(thing), kind) not in self.chances:
            self._accepts(kind, thing, asides.signals(self.document, (place.sentence for place in told), self.of_whom))
        return "main" if self._chance(kind, thing) >= (asides.SURE if aside else asides.EVEN) else "background"

    def _of_something_else(self, sentence: Sentence) -> bool:
        """Tell whether a sentence says itself that it speaks of something else, or names none but other groups."""
        return "untied" in sentence.reasons or self.of_whom.get(sentence.index) == "others"
