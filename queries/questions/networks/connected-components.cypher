:param {scope: 'seed', status: 'stated'};
// Ties are engagements of people and organisations in organisations, networks, projects and events, and what is part of
// what. Who only wrote of it, and what it is about, ties nobody.
CALL () {
  MATCH (left:Agent)<-[:AGENT]-(e:Engagement)-[:CONTEXT]->(right:Agent|Cooperation|Event), (e)-[:SOURCE]->(source:Source), (e)-[:ROLE]->(role:Role)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN right:Event THEN right.id END AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Agent|Cooperation|Event)<-[:ABOUT]-(e:Claim)-[:VALUE_ENTITY]->(right:Agent|Cooperation), (e)-[:SOURCE]->(source:Source)
  WHERE e.property IN ['inContextOf', 'subOrganizationOf', 'ofProject', 'unitOf']
    AND (left)-[:IN_CONTEXT_OF|SUB_ORGANIZATION_OF|OF_PROJECT|UNIT_OF]->(right)
    AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN left:Event THEN left.id END AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements;
