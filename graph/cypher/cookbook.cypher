// name: groups-by-sponsor
// topic: Sponsors
// title: How many groups is each state said to sponsor?
// about: Counts groups by sponsor, and how many of those attributions somebody disputes.
// chart: bar | sponsor | groups
MATCH (g:Group)-[r:SPONSORED_BY]->(s:State)
RETURN s.name AS sponsor, count(g) AS groups, sum(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed
ORDER BY groups DESC, sponsor
LIMIT 30

// name: groups-of-a-state
// topic: Sponsors
// title: Which groups is one state said to sponsor?
// about: Draws the groups of a state, the best proven first.
// parameter: state | text | Russia | Name of a state
// graph: yes
MATCH (g:Group)-[r:SPONSORED_BY]->(s:State {name: $state})
RETURN g, r, s
ORDER BY r.sources DESC, g.name
LIMIT 60

// name: disputed-sponsors
// topic: Sponsors
// title: Which attributions to a state are disputed?
// about: A denial or a competing sponsor makes an attribution disputed; both figures are shown, neither lowers the other.
MATCH (g:Group)-[r:SPONSORED_BY]->(s:State)
WHERE r.disputed
RETURN g.name AS group, s.name AS sponsor, r.certainty AS certainty, r.sources AS sources, r.claims AS for, r.denials AS against
ORDER BY against DESC, sources DESC, group
LIMIT 200

// name: rival-sponsors
// topic: Sponsors
// title: Which groups are given to more than one state?
// about: Sources that name different sponsors for one group; often two groups under one name.
// graph: yes
MATCH (g:Group)-[:SPONSORED_BY]->(s:State)
WITH g, count(s) AS states
WHERE states > 1
MATCH (g)-[r:SPONSORED_BY]->(s:State)
RETURN g, r, s
ORDER BY g.name
LIMIT 100

// name: well-proven-sponsors
// topic: Sponsors
// title: Which attributions do several independent sources make?
// about: Five papers that quote one vendor count as one source. Raise the number to see what is beyond doubt.
// parameter: sources | number | 2 | Independent sources, at least
MATCH (g:Group)-[r:SPONSORED_BY]->(s:State)
WHERE r.sources >= $sources
RETURN g.name AS group, s.name AS sponsor, r.sources AS sources, r.confidence AS confidence, r.certainty AS certainty
ORDER BY sources DESC, confidence DESC, group
LIMIT 200

// name: who-attributes
// topic: Sponsors
// title: Who attributes groups to which states?
// about: Whose word an attribution rests on, as a count of accepted claims.
// chart: bar | attributor | claims | sponsor
MATCH (c:Claim)-[:ASSERTED_BY]->(o:Organization)
WHERE c.kind = 'SPONSORED_BY' AND c.stance = 'asserts' AND c.status = 'accepted'
MATCH (c)-[:OBJECT]->(s:State)
RETURN o.name AS attributor, s.name AS sponsor, count(c) AS claims
ORDER BY claims DESC, attributor, sponsor
LIMIT 60

// name: denials
// topic: Sponsors
// title: Who denies what, in which words?
// about: Every denial with its sentence and report.
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE c.stance = 'denies' AND c.status = 'accepted'
RETURN c.asserted_by AS who, c.kind AS what, c.subject_text AS subject, c.object_text AS object, c.quote AS sentence, r.title AS report, r.published AS published
ORDER BY published DESC, report
LIMIT 200

// name: unnamed-actors
// topic: Groups
// title: Which actors does no source name?
// about: Attacks whose author has no name yet, with victim and suspected sponsor.
MATCH (g:Group {named: false})-[t:TARGETED]->(v:Organization)
OPTIONAL MATCH (g)-[s:SPONSORED_BY]->(state:State)
RETURN g.name AS actor, v.name AS victim, state.name AS sponsor, s.certainty AS certainty, t.first_seen AS attacked
ORDER BY attacked DESC, actor
LIMIT 200

// name: busiest-groups
// topic: Groups
// title: Which groups went after the most organizations?
// about: Counts victims by group, with the sponsor that most sources name.
// chart: bar | group | victims
MATCH (g:Group)-[:TARGETED]->(v:Organization)
WITH g, count(v) AS victims
ORDER BY victims DESC, g.name
LIMIT 25
OPTIONAL MATCH (g)-[:SPONSORED_BY]->(s:State)
RETURN g.name AS group, victims, collect(s.name) AS sponsors
ORDER BY victims DESC, group

// name: a-group-at-a-glance
// topic: Groups
// title: What is one group tied to?
// about: Draws everything next to a group, found by its name or any alias.
// parameter: group | text | APT28 | Name or alias of a group
// graph: yes
MATCH (g:Group)-[r]-(n:Entity)
WHERE g.name = $group OR $group IN g.aliases
RETURN g, r, n
ORDER BY r.sources DESC, n.name
LIMIT 80

// name: groups-alike
// topic: Groups
// title: Which groups share the most tools with one group?
// about: Shared tools are a hint, never a proof, that two names mean one group or one supplier.
// parameter: group | text | APT28 | Name or alias of a group
// chart: bar | group | shared
MATCH (g:Group)-[:USES]->(t:Tool)<-[:USES]-(other:Group)
WHERE (g.name = $group OR $group IN g.aliases) AND other.id <> g.id
RETURN other.name AS group, count(DISTINCT t) AS shared, collect(DISTINCT t.name) AS tools
ORDER BY shared DESC, group
LIMIT 25

// name: parts-of-a-whole
// topic: Groups
// title: Which groups and organizations are parts of others?
// about: Units of agencies, sub-groups and branches.
// graph: yes
MATCH (part:Entity)-[r:PART_OF]->(whole:Entity)
RETURN part, r, whole
ORDER BY whole.name, part.name
LIMIT 150

// name: motives-by-sponsor
// topic: Groups
// title: What are the groups of each state after?
// about: Motives as sources give or plainly describe them.
// chart: bar | sponsor | groups | motive
MATCH (s:State)<-[:SPONSORED_BY]-(g:Group)-[:MOTIVATED_BY]->(m:Motive)
RETURN s.name AS sponsor, m.name AS motive, count(DISTINCT g) AS groups
ORDER BY groups DESC, sponsor, motive
LIMIT 80

// name: victims-of-a-group
// topic: Victims
// title: Whom did one group attack?
// about: Draws the victims of a group with the sectors that they work in.
// parameter: group | text | APT28 | Name or alias of a group
// graph: yes
MATCH (g:Group)-[t:TARGETED]->(v:Organization)
WHERE g.name = $group OR $group IN g.aliases
OPTIONAL MATCH (v)-[i:IN_SECTOR]->(s:Sector)
RETURN g, t, v, i, s
ORDER BY t.sources DESC, v.name
LIMIT 80

// name: who-attacked-it
// topic: Victims
// title: Who attacked an organization, and for whom?
// about: Groups that went after one organization, the sponsor of each, and how surely both are said.
// parameter: victim | text | Amnesty International Canada | Name or alias of an organization
MATCH (g:Group)-[t:TARGETED]->(v:Organization)
WHERE v.name = $victim OR $victim IN v.aliases
OPTIONAL MATCH (g)-[r:SPONSORED_BY]->(s:State)
RETURN g.name AS group, t.certainty AS attack, t.first_seen AS since, t.last_seen AS until, s.name AS sponsor, r.certainty AS sponsorship, r.disputed AS disputed
ORDER BY since DESC, group
LIMIT 200

// name: most-attacked
// topic: Victims
// title: Which organizations did the most groups attack?
// about: Counts groups by victim. "Organizations in ..." stands for victims that a data set only describes.
// chart: bar | victim | groups
MATCH (g:Group)-[:TARGETED]->(v:Organization)
RETURN v.name AS victim, count(DISTINCT g) AS groups
ORDER BY groups DESC, victim
LIMIT 25

// name: state-against-state
// topic: Victims
// title: Which states attack organizations in which states?
// about: Follows sponsor, group, victim and the victim's seat.
// chart: heat | victim_state | sponsor | groups
MATCH (s:State)<-[:SPONSORED_BY]-(g:Group)-[:TARGETED]->(v:Organization)-[:LOCATED_IN]->(where:State)
RETURN s.name AS sponsor, where.name AS victim_state, count(DISTINCT g) AS groups, count(DISTINCT v) AS victims
ORDER BY groups DESC, sponsor, victim_state
LIMIT 150

// name: attacks-inside-the-own-state
// topic: Victims
// title: Which states attack organizations at home?
// about: Sponsor and seat of the victim are the same state: often critics and minorities.
MATCH (s:State)<-[r:SPONSORED_BY]-(g:Group)-[t:TARGETED]->(v:Organization)-[:LOCATED_IN]->(s)
RETURN s.name AS state, g.name AS group, v.name AS victim, r.certainty AS sponsorship, t.certainty AS attack
ORDER BY state, group, victim
LIMIT 200

// name: sectors-of-a-sponsor
// topic: Victims
// title: Which sectors do the groups of one state go after?
// about: Counts groups and victims by sector.
// parameter: state | text | Russia | Name of a state
// chart: bar | sector | groups
MATCH (s:State {name: $state})<-[:SPONSORED_BY]-(g:Group)-[:TARGETED]->(v:Organization)-[:IN_SECTOR]->(sector:Sector)
RETURN sector.name AS sector, count(DISTINCT g) AS groups, count(DISTINCT v) AS victims
ORDER BY groups DESC, sector
LIMIT 30

// name: attackers-of-a-sector
// topic: Victims
// title: Which groups go after one sector?
// about: Draws groups and victims of a sector: civil society by default.
// parameter: sector | text | civil-society | Id of a sector, such as civil-society, media, government
// graph: yes
MATCH (g:Group)-[t:TARGETED]->(v:Organization)-[i:IN_SECTOR]->(s:Sector {id: 'sector:' + $sector})
RETURN g, t, v, i, s
ORDER BY t.sources DESC, g.name
LIMIT 100

// name: critics-under-attack
// topic: Victims
// title: Which critics of a state were attacked by a group said to work for it?
// about: The path from criticism to attack, without the dates; the pattern of this name adds them.
// graph: yes
MATCH path = (victim:Organization)-[:CRITICIZED]->(state:State)<-[:SPONSORED_BY]-(g:Group)-[:TARGETED]->(attacked:Organization)
WHERE attacked.id = victim.id OR EXISTS { (attacked)-[:PART_OF]->(victim) }
RETURN path
LIMIT 50

// name: tools-of-a-group
// topic: Tools
// title: Which tools does one group use?
// about: Draws the tools of a group, the best proven first.
// parameter: group | text | APT28 | Name or alias of a group
// graph: yes
MATCH (g:Group)-[r:USES]->(t:Tool)
WHERE g.name = $group OR $group IN g.aliases
RETURN g, r, t
ORDER BY r.sources DESC, t.name
LIMIT 80

// name: users-of-a-tool
// topic: Tools
// title: Which groups use one tool, and for whom do they work?
// about: A tool that groups of several states use says little about who was there.
// parameter: tool | text | Mimikatz | Name or alias of a tool
MATCH (g:Group)-[r:USES]->(t:Tool)
WHERE toLower(t.name) = toLower($tool) OR $tool IN t.aliases
OPTIONAL MATCH (g)-[:SPONSORED_BY]->(s:State)
RETURN g.name AS group, collect(DISTINCT s.name) AS sponsors, r.sources AS sources, r.certainty AS certainty
ORDER BY sources DESC, group
LIMIT 200

// name: tools-across-sponsors
// topic: Tools
// title: Which tools do groups of several states use?
// about: Shared suppliers, leaked code and public tools.
// chart: bar | tool | states
MATCH (s:State)<-[:SPONSORED_BY]-(g:Group)-[:USES]->(t:Tool)
WITH t.name AS tool, count(DISTINCT s) AS states, count(DISTINCT g) AS groups, collect(DISTINCT s.name) AS sponsors
WHERE states > 1
RETURN tool, states, groups, sponsors
ORDER BY states DESC, groups DESC, tool
LIMIT 40

// name: tools-of-one-group-alone
// topic: Tools
// title: Which tools are known of one group alone?
// about: Where one is found, its group is likely: the fingerprints.
MATCH (t:Tool)<-[:USES]-(g:Group)
WITH t, count(g) AS groups, collect(g.name) AS names
WHERE groups = 1
RETURN t.name AS tool, t.kind AS kind, names[0] AS group
ORDER BY group, tool
LIMIT 300

// name: suppliers-of-spyware
// topic: Tools
// title: Who sold which tool, and who uses it?
// about: Suppliers of tools with the groups that use them.
MATCH (o:Organization)-[s:SUPPLIED]->(t:Tool)
OPTIONAL MATCH (g:Group)-[:USES]->(t)
RETURN o.name AS supplier, t.name AS tool, t.kind AS kind, collect(DISTINCT g.name) AS users, s.sources AS sources
ORDER BY sources DESC, supplier, tool
LIMIT 200

// name: events-by-year
// topic: Time
// title: When did what is reported happen?
// about: Counts dated claims by the year of the event and by kind.
// chart: bar | year | claims | kind
MATCH (c:Claim)
WHERE c.event_start IS NOT NULL AND c.status = 'accepted' AND c.stance = 'asserts' AND c.kind <> 'KNOWN_AS'
RETURN substring(c.event_start, 0, 4) AS year, c.kind AS kind, count(c) AS claims
ORDER BY year, kind
LIMIT 500

// name: attacks-in-a-period
// topic: Time
// title: Which attacks happened in a period, in the words of the reports?
// about: Attacks that may have happened between two days, with their sentences.
// parameter: from | text | 2020-01-01 | First day, as YYYY-MM-DD
// parameter: until | text | 2026-12-31 | Last day, as YYYY-MM-DD
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE c.kind = 'TARGETED' AND c.status = 'accepted' AND c.event_start <= $until AND c.event_end >= $from
RETURN c.event_start AS from, c.event_end AS until, c.subject_text AS who, c.object_text AS whom, c.quote AS sentence, r.title AS report
ORDER BY from DESC, report
LIMIT 200

// name: newest-of-a-state
// topic: Time
// title: What were the groups of one state last seen doing?
// about: Relationships of the groups of a state, the last seen first.
// parameter: state | text | Russia | Name of a state
MATCH (s:State {name: $state})<-[:SPONSORED_BY]-(g:Group)-[r:TARGETED]->(n:Organization)
WHERE r.last_seen IS NOT NULL
RETURN r.last_seen AS last_seen, g.name AS group, n.name AS victim, r.certainty AS certainty, r.sources AS sources
ORDER BY last_seen DESC, group
LIMIT 100

// name: names-of-a-group
// topic: Names
// title: Who calls one group what?
// about: Every name of a group with the organizations that use it.
// parameter: group | text | APT28 | Name or alias of a group
MATCH (g:Group)-[:KNOWN_AS]->(n:Name)
WHERE g.name = $group OR $group IN g.aliases
OPTIONAL MATCH (c:Claim {subject: g.id})-[:ASSERTED_BY]->(o:Organization)
WHERE c.kind = 'KNOWN_AS' AND c.object = n.id
RETURN n.name AS name, collect(DISTINCT o.name) AS used_by
ORDER BY name
LIMIT 200

// name: ambiguous-names
// topic: Names
// title: Which names mean several groups?
// about: A report that uses one of these may speak of any of them: they are never merged.
MATCH (g:Group)-[:KNOWN_AS]->(n:Name)
WITH n, count(DISTINCT g) AS groups, collect(DISTINCT g.name) AS meanings
WHERE groups > 1
RETURN n.name AS name, groups, meanings
ORDER BY groups DESC, name
LIMIT 200

// name: proof-of-a-sponsor
// topic: Proof
// title: How do we know that a group works for a state?
// about: Every sentence for and against, the newest report first.
// parameter: group | text | APT28 | Name or alias of a group
// parameter: state | text | Russia | Name of a state
MATCH (g:Group)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(s:State {name: $state})
WHERE (g.name = $group OR $group IN g.aliases) AND c.kind = 'SPONSORED_BY' AND c.status <> 'rejected'
MATCH (r:Report)-[:STATES]->(c)
RETURN c.stance AS stance, c.certainty AS certainty, c.asserted_by AS who, c.quote AS sentence, r.title AS report, r.publisher AS publisher, r.published AS published
ORDER BY published DESC, report
LIMIT 200

// name: thin-proof
// topic: Proof
// title: What rests on one source that is not sure?
// about: Relationships to check first before anybody relies on them.
MATCH (a:Group)-[r:SPONSORED_BY|TARGETED]->(b:Entity)
WHERE r.sources = 1 AND r.certainty IN ['suspected', 'inferred', 'likely']
RETURN a.name AS group, type(r) AS relationship, b.name AS object, r.certainty AS certainty, r.confidence AS confidence
ORDER BY confidence, group, object
LIMIT 200

// name: sources-of-claims
// topic: Proof
// title: Which publishers does the graph rest on?
// about: Counts reports and claims by publisher.
// chart: bar | publisher | claims
MATCH (r:Report)-[:STATES]->(c:Claim)
RETURN coalesce(r.publisher, 'unknown') AS publisher, count(DISTINCT r) AS reports, count(c) AS claims
ORDER BY claims DESC, publisher
LIMIT 40

// name: methods-and-certainty
// topic: Proof
// title: Which rules and data sets produced the claims, and how sure are they?
// about: Counts claims by method and certainty.
// chart: bar | method | claims | certainty
MATCH (c:Claim)
RETURN c.method AS method, c.certainty AS certainty, count(c) AS claims
ORDER BY claims DESC, method, certainty
LIMIT 100

// name: reports-about-both
// topic: Proof
// title: Which reports speak of two entities at once?
// about: Where to read on when two names keep meeting.
// parameter: first | text | APT28 | Name of an entity
// parameter: second | text | Russia | Name of another one
MATCH (a:Entity {name: $first})<-[:MENTIONS]-(r:Report)-[:MENTIONS]->(b:Entity {name: $second})
RETURN r.title AS report, r.publisher AS publisher, r.published AS published, r.url AS address
ORDER BY published DESC, report
LIMIT 100

// name: path-between-two
// topic: Paths
// title: How are two entities connected?
// about: The shortest path over sponsors, attacks, tools and parts.
// parameter: first | text | APT28 | Name of an entity
// parameter: second | text | Amnesty International | Name of another one
// graph: yes
MATCH (a:Entity {name: $first}), (b:Entity {name: $second})
MATCH path = shortestPath((a)-[:SPONSORED_BY|TARGETED|USES|PART_OF|CRITICIZED*..6]-(b))
RETURN path
LIMIT 1

// name: neighbours-in-common
// topic: Paths
// title: What are two groups both tied to?
// about: Tools, victims, sponsors and motives that two groups share.
// parameter: first | text | APT28 | Name of a group
// parameter: second | text | APT29 | Name of another one
// graph: yes
MATCH (a:Group {name: $first})-[r]-(n:Entity)-[s]-(b:Group {name: $second})
RETURN a, r, n, s, b
ORDER BY n.name
LIMIT 100

// name: hubs
// topic: Paths
// title: Which entities are tied to the most others?
// about: The hubs of the graph: where an expansion needs a limit.
// chart: bar | name | relationships
MATCH (n:Entity)-[r]-(:Entity)
RETURN n.name AS name, labels(n) AS labels, count(r) AS relationships
ORDER BY relationships DESC, name
LIMIT 25

// name: labels-and-counts
// topic: Data
// title: What is in the graph?
// about: Counts nodes by label; an entity carries its own label and Entity.
// chart: bar | label | nodes
MATCH (n)
UNWIND labels(n) AS label
RETURN label, count(n) AS nodes
ORDER BY nodes DESC, label

// name: victims-without-sector
// topic: Data
// title: Which victims have no sector yet?
// about: Gaps to fill: figures by sector leave these out.
MATCH (v:Victim)
WHERE NOT EXISTS { (v)-[:IN_SECTOR]->(:Sector) }
RETURN v.name AS victim, v.kind AS kind
ORDER BY victim
LIMIT 300
