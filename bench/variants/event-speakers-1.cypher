// From the engagements; the date looked for in each row.
MATCH (person:Person)<-[:AGENT]-(engagement:EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(event:Event)
WHERE role.id IN ['role/opener', 'role/presenter', 'role/speaker', 'role/guide'] AND ($event IS NULL OR event.id = $event)
OPTIONAL MATCH (engagement)-[:TOPIC]->(topic)
OPTIONAL MATCH (engagement)-[:PRESENTS]->(shown)
WITH event, person, role, engagement.part AS part, engagement.status AS status, collect(DISTINCT topic.name) AS topics,
     collect(DISTINCT shown.name) AS presents, collect(DISTINCT engagement.id) AS engagements
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       person.id AS person, person.name AS name, role.name AS role, part, topics, presents, status,
       engagements + dating AS statements
ORDER BY coalesce(date, ''), event, coalesce(part, 0), name, person, role, status
