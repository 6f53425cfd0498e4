:param {scope: 'seed', status: 'stated'};
// A municipality shares a network by being a member or by taking part, mostly as host, in an event of it; sub-networks
// count as their top one, an event outside networks as itself.
CALL () {
  MATCH (left:Municipality)<-[:AGENT]-(e:NetworkMembership)-[:CONTEXT]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Municipality)<-[:AGENT]-(e:EventParticipation)-[:CONTEXT]->(right:Event), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, right.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Event)<-[:ABOUT]-(e:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:IN_CONTEXT_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, left.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Network)<-[:ABOUT]-(e:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:SUB_ORGANIZATION_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements;
