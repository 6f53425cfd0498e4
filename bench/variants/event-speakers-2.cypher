// From the four roles by the index; topics and what is presented by subqueries for each row.
MATCH (role:Entity) WHERE role.id IN ['role/opener', 'role/presenter', 'role/speaker', 'role/guide']
MATCH (role)<-[:ROLE]-(engagement:EventParticipation)-[:CONTEXT]->(event:Event), (engagement)-[:AGENT]->(person:Person)
WHERE ($event IS NULL OR event.id = $event) AND ($status IS NULL OR engagement.status = $status)
  AND ($scope IS NULL OR EXISTS { (engagement)-[:SOURCE]->(:Source {scope: $scope}) })
WITH event, person, role, engagement.part AS part, engagement.status AS status, collect(engagement) AS engagements
WITH *, COLLECT { UNWIND engagements AS e MATCH (e)-[:TOPIC]->(topic) RETURN DISTINCT topic.name } AS topics,
     COLLECT { UNWIND engagements AS e MATCH (e)-[:PRESENTS]->(shown) RETURN DISTINCT shown.name } AS presents,
     COLLECT {
       MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate', value: event.startDate})-[:SOURCE]->(source:Source)
       WHERE $scope IS NULL OR source.scope = $scope
       RETURN claim.id
     } AS dating
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       person.id AS person, person.name AS name, role.name AS role, part, topics, presents, status,
       [e IN engagements | e.id] + dating AS statements
ORDER BY coalesce(date, ''), event, coalesce(part, 0), name, person, role, status
