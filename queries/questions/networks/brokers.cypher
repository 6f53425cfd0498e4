:param {scope: 'seed', status: 'stated'};
// A tie is being active in a network (2) or taking part in an event of it (1); sub-networks count as their top one, an
// event outside networks as itself. A person's group is the top organisation that they hold a position in or act for.
CALL () {
  MATCH (left:Person)<-[:AGENT]-(e:NetworkParticipation)-[:CONTEXT]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         2 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:EventParticipation)-[:CONTEXT]->(right:Event), (e)-[:SOURCE]->(source:Source)
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
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:Position)-[:CONTEXT]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:Engagement)-[:ON_BEHALF_OF]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Organisation)<-[:ABOUT]-(e:Claim {property: 'unitOf'})-[:VALUE_ENTITY]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:UNIT_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements;
