// The rows gathered by event, so that its date is looked for once, and only then taken apart again.
MATCH (person:Person)<-[:AGENT]-(engagement:EventParticipation)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(event:Event),
      (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND role.id IN ['role/opener', 'role/presenter', 'role/speaker', 'role/guide'] AND ($event IS NULL OR event.id = $event)
WITH event, person, role, engagement.part AS part, engagement.status AS status, collect(engagement.id) AS engagements,
     collect([(engagement)-[:TOPIC]->(topic) | topic.name]) AS topics,
     collect([(engagement)-[:PRESENTS]->(shown) | shown.name]) AS presents
WITH event, collect({person: person, role: role, part: part, status: status, engagements: engagements,
                     topics: topics, presents: presents}) AS appearances
OPTIONAL MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
WITH event, appearances, collect(claim.id) AS dating
UNWIND appearances AS each
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       each.person.id AS person, each.person.name AS name, each.role.name AS role, each.part AS part,
       reduce(all = [], some IN each.topics | all + some) AS topics,
       reduce(all = [], some IN each.presents | all + some) AS presents, each.status AS status,
       each.engagements + dating AS statements
ORDER BY coalesce(date, ''), event, coalesce(part, 0), name, person, role, status
