:param {output_status: null, scope: 'seed', status: 'stated'};
// Who developed an output depends on the status asked for; how far it is and for whom it is made do not.
MATCH (output:Output)<-[:ABOUT]-(standing:Claim {property: 'outputStatus'})-[:SOURCE]->(source:Source)
WHERE standing.value = output.outputStatus AND ($output_status IS NULL OR output.outputStatus = $output_status)
  AND ($scope IS NULL OR source.scope = $scope)
WITH output, collect(DISTINCT standing.id) AS standing
OPTIONAL MATCH (output)<-[:CONTEXT]-(contribution:Contribution)-[:AGENT]->(agent),
               (contribution)-[:ROLE]->(:Role {id: 'role/developer'}), (contribution)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR contribution.status = $status)
WITH output, standing, collect(DISTINCT agent.name) AS developers, collect(DISTINCT contribution.id) AS contributions
OPTIONAL MATCH (output)<-[:ABOUT]-(claim:Claim)-[:VALUE_ENTITY]->(thing), (claim)-[:SOURCE]->(source:Source)
WHERE claim.property IN ['forOrganisation', 'resultOf'] AND ($scope IS NULL OR source.scope = $scope)
WITH output, standing, developers, contributions, collect(DISTINCT claim.id) AS claims,
     collect(DISTINCT CASE claim.property WHEN 'forOrganisation' THEN thing.name END) AS made_for,
     collect(DISTINCT CASE claim.property WHEN 'resultOf' THEN thing.name END) AS result_of
RETURN output.id AS output, output.name AS name, output.kind AS kind, output.outputStatus AS readiness, developers,
       made_for, result_of, standing + contributions + claims AS statements
ORDER BY readiness, name, output;
