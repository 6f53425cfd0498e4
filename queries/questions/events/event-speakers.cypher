:param {event: null, scope: 'seed', status: 'stated'};
// The date only as far as sources that count tell it, looked for once for each event.
MATCH (event:Event) WHERE $event IS NULL OR event.id = $event
WITH event, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating
MATCH (event)<-[:CONTEXT]-(engagement:EventParticipation)-[:ROLE]->(role:Role), (engagement)-[:AGENT]->(person:Person),
      (engagement)-[:SOURCE]->(source:Source)
WHERE role.id IN ['role/opener', 'role/presenter', 'role/speaker', 'role/guide']
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
OPTIONAL MATCH (engagement)-[:TOPIC]->(topic)
OPTIONAL MATCH (engagement)-[:PRESENTS]->(shown)
WITH event, dating, person, role, engagement.part AS part, engagement.status AS status,
     collect(DISTINCT topic.name) AS topics, collect(DISTINCT shown.name) AS presents,
     collect(DISTINCT engagement.id) AS engagements
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       person.id AS person, person.name AS name, role.name AS role, part, topics, presents, status,
       engagements + dating AS statements
ORDER BY coalesce(date, ''), event, coalesce(part, 0), name, person, role, status;
