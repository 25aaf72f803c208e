"""Mappings from the words of MISP, CFR and CERT-EU to the vocabulary of the graph.

Source of the left sides: the values found in `threat-actor`, `microsoft-activity-group` and `sector` clusters. An
empty right side says on purpose that the word maps to nothing (`Private sector` is no sector).
"""

from graph.names.keys import key

_SECTOR_WORDS: dict[str, str] = {
    "government": "Government; Government, Administration; Government Administration; Government agencies and services; Government Institutions; Diplomacy; "
    "Intelligence; Security Service; Intergovernmental; Country; Infrastructure; Critical infrastructure; Public sector; Embassies; Police; Citizens; Administration",
    "military": "Military; Defense; Defence; Defense industrial base; Defense Contractor; Defense industry; Aerospace and defense",
    "civil-society": "Civil society; NGOs; NGO; Activists; Dissidents; Dissident; Opposition; Think Tanks; Think Tank; Non-profit organisation; Religious organization; Religious organizations; Separatists; "
    "Pro-democracy and human rights political organizations; Human rights; Minorities; International organizations",
    "media": "Media; Media and Entertainment; News - Media; News; Journalist; Journalists; Entertainment",
    "academia": "Education; Universities; University; Academia - University; Academia; Research - Innovation; Research; Scientific Research; Covid-19 research organizations; Higher education",
    "finance": "Finance; Financial; Financial services; Bank; Banks; Payment; Investment; Cryptocurrency; Insurance; Accounting; Casino; Venture Capital",
    "energy": "Energy; Energy Company; Electric; Oil; Gas; Petroleum; Nuclear; Oil and gas; Utilities; Dam; Water; Hydroelectric",
    "telecommunications": "Telecoms; Telecomms; Telecommunications; Telecommunication; Satellite navigation; Internet providers; ISP",
    "technology": "Technology; High-Tech; High tech; Information technology; IT; Software; Digital services; IT - Hacker; IT - ISP; IT - Security; Gaming; Electronic; Electronics; Semi-conductors; Semiconductor Industry; Space; Hosting providers; Data Broker; Programming",
    "healthcare": "Healthcare; Health; Medical; Pharmaceuticals; Pharmacy; Biomedical; Hospitals; Life science; Veterinary",
    "transportation": "Transportation; Transportation systems; Transport; Rail; Railway; Aviation; Maritime; Logistics; Airlines; Shipping; Travel; Airports; Road; Postal; Delivery",
    "manufacturing": "Manufacturing; Critical manufacturing; Automotive; Electronics Manufacturers; Industrial; Engineering; Civil engineering; Construction; Chemical; "
    "Aerospace; Mining; Steel; Food and agriculture; Agriculture; Food; Aeronautics; Turbine; Metal; Textile; Rubber; Luxury; Toys and games; Trading",
    "legal": "Legal; Justice; Lawyers; Law firms; Notary",
    "other": "Political party; Political parties; Other; Retail; Hospitality; Services; Business; Gambling companies; Gambling Websites; Trade; Sport; Sports; Multi-sector; "
    "Leisure; Hotels; Tourism; Restaurants; Consulting; Real estate; Marketing; Advertising; Arts; Professional services; E-commerce; Online marketplace; Shopping; Catering; Religion; Islamic forums; Islamic organisation; Christian; Jewish",
    "": "Private sector; Unknown; Individuals; Private",
}  # fmt: skip

_SECTOR = {key(word): sector for sector, words in _SECTOR_WORDS.items() for word in words.split(";")}

_MOTIVE_WORDS: dict[str, str] = {
    "espionage": "Espionage; Cyber espionage; Cyberespionage",
    "sabotage": "Sabotage; Data destruction",
    "disruption": "Denial of service; Defacement",
    "financial-gain": "Financial Theft; Cybercrime; Business Email Compromise; Extortion; Financial crime; Ransomware; mainly financially motivated, additional espionage objective.; "
    "state-sponsored espionage and financially motivated",
    "influence": "Information Operations; Doxing",
    "": "Hacktivists-Nationalists; Hacktivist; Unknown",
}  # fmt: skip

_MOTIVE = {key(word): motive for motive, words in _MOTIVE_WORDS.items() for word in words.split(";")}


def sector(word: str) -> str | None:
    """Return the sector that a data set's word means, `""` where it means none on purpose, None when it is unknown."""
    return _SECTOR.get(key(word))


def motives(word: str) -> list[str] | None:
    """Return the motives that a data set's word means (perhaps none), or None when it is unknown."""
    motive = _MOTIVE.get(key(word))
    if motive is None:
        return None
    both = motive == "financial-gain" and "espionage" in word.lower()
    return ["espionage", "financial-gain"] if both else [motive] if motive else []


REGIONS = frozenset(
    key(name)
    for name in (
        "Europe", "Western Europe", "Eastern Europe", "Central Europe", "European Union", "Asia", "Southeast Asia", "South East Asia", "South Asia", "East Asia",
        "Central Asia", "Middle East", "Africa", "North Africa", "Latin America", "South America", "North America", "Central America", "Balkans", "Caucasus",
        "Gulf", "Asia Pacific", "Worldwide", "Global", "West", "Arab world", "Commonwealth of Independent States", "Baltic states", "Scandinavia",
    )
)  # fmt: skip


def is_region(name: str) -> bool:
    """Tell whether a data set's victim is a region of the world rather than an organisation."""
    return key(name) in REGIONS
