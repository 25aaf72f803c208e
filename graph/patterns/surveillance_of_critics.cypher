// title: Surveillance of critics
// question: Which organisations that criticised a state (themselves or their parent) were attacked by a group which that state sponsors?
// needs: claims that an organization criticized a state, that a group is sponsored by that state, and that it targeted the organization or a branch of it
// hops: criticized sponsored_by targeted part_of
MATCH (critic:Organization)-[crit:CRITICIZED]->(state:State)<-[spon:SPONSORED_BY]-(group:Group)-[targ:TARGETED]->(victim:Organization)
OPTIONAL MATCH (victim)-[part:PART_OF]->(critic)
WITH critic, crit, state, spon, group, targ, victim, part
WHERE victim.id = critic.id OR part IS NOT NULL
OPTIONAL MATCH (act:Claim {edge: crit.id})
WHERE act.stance = 'asserts' AND act.status = 'accepted'
WITH critic, crit, state, spon, group, targ, victim, part,
     min(act.event_start) AS criticized_from, min(act.event_end) AS criticized_by, max(act.event_end) AS criticized_until
RETURN victim.name AS victim, critic.name AS critic, state.name AS state, group.name AS group,
       criticized_from, criticized_until, targ.first_seen AS attacked_from, targ.last_seen AS attacked_until,
       CASE
         WHEN criticized_by < targ.first_seen THEN 'criticism before attack'
         WHEN criticized_from > targ.last_seen THEN 'criticism after attack'
         ELSE 'unknown'
       END AS order_of_dates,
       spon.certainty AS sponsor_certainty, spon.sources AS sponsor_sources, spon.disputed AS disputed,
       crit.id AS criticized, spon.id AS sponsored_by, targ.id AS targeted, part.id AS part_of
ORDER BY victim, state, group
LIMIT $limit
