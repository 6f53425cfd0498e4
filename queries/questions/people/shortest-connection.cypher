:param {person: 'person/p017', other: 'person/p013', scope: 'seed', status: 'stated'};
// Ties are engagements of people and organisations in organisations, networks, projects and events, and what is part of
// what. Who only wrote of it, and what it is about, ties nobody.
// Neo4j gives the edges of all shortest ways, SPARQL all edges; the shortest way in both is the same.
MATCH (one:Entity {id: $person}), (last:Entity {id: $other})
MATCH ALL SHORTEST (one) ((x)-[:AGENT|CONTEXT|ABOUT|VALUE_ENTITY]-(e:Statement)-[:AGENT|CONTEXT|ABOUT|VALUE_ENTITY]-(y)
  WHERE (x:Agent OR x:Cooperation OR x:Event) AND (y:Agent OR y:Cooperation OR y:Event)
    AND ($status IS NULL OR e.status = $status)
    AND EXISTS { (e)-[:SOURCE]->(source:Source) WHERE $scope IS NULL OR source.scope = $scope }
    AND (e:Engagement OR e.property IN ['inContextOf', 'subOrganizationOf', 'ofProject', 'unitOf']
      AND EXISTS { (x)-[:IN_CONTEXT_OF|SUB_ORGANIZATION_OF|OF_PROJECT|UNIT_OF]-(y) })
  ){1,20} (last)
UNWIND e AS said
WITH DISTINCT said AS e
CALL (e) {
  MATCH (left)<-[:AGENT]-(e)-[:CONTEXT]->(right), (e)-[:ROLE]->(role:Role)
  RETURN left, right, role.name AS kind, CASE WHEN right:Event THEN right.id END AS event
  UNION ALL
  MATCH (left)<-[:ABOUT]-(e)-[:VALUE_ENTITY]->(right)
  RETURN left, right, e.property AS kind, CASE WHEN left:Event THEN left.id END AS event
}
MATCH (e)-[:SOURCE]->(source:Source)
RETURN kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
       1 AS weight, source.id AS source, event, [e.id] AS statements
ORDER BY kind, left, right, statements;
