:param {network: null, scope: 'seed', status: 'stated'};
MATCH (output:Output)-[:PRODUCED_IN]->(made:Cooperation)
WHERE $network IS NULL OR EXISTS { (made)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) }
MATCH (output)<-[:ABOUT]-(claim:Claim {property: 'producedIn'})-[:VALUE_ENTITY]->(made), (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH output, made, collect(DISTINCT claim.id) AS making
OPTIONAL MATCH (output)<-[:CONTEXT]-(contribution:Contribution)-[:AGENT]->(agent),
               (contribution)-[:ROLE]->(:Role {id: 'role/developer'}), (contribution)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR contribution.status = $status)
WITH output, made, making, collect(DISTINCT agent.name) AS developers, collect(DISTINCT contribution.id) AS contributions
OPTIONAL MATCH (made)-[:SUB_ORGANIZATION_OF*0..]->(top:Network)
WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()
// How far it is, only as sources that count tell it.
WITH *, COLLECT {
  MATCH (output)<-[:ABOUT]-(claim:Claim {property: 'outputStatus'})-[:SOURCE]->(source:Source)
  WHERE claim.value = output.outputStatus AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS standing,
// What puts the network below its top one.
COLLECT {
  MATCH (made)-[:SUB_ORGANIZATION_OF*0..]->(inner)-[:SUB_ORGANIZATION_OF]->(outer)
  MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(outer)
  RETURN claim.id
} AS nesting
RETURN output.id AS output, output.name AS name, output.kind AS kind,
       CASE WHEN size(standing) > 0 THEN output.outputStatus END AS output_status,
       made.id AS made_in, made.name AS made_in_name, top.id AS top_network, developers,
       making + contributions + standing + nesting AS statements
ORDER BY coalesce(top_network, ''), made_in, name, output;
