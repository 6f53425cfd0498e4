:param {network: null, scope: 'seed'};
MATCH (sub:Network)-[:SUB_ORGANIZATION_OF]->(network:Network)
WHERE $network IS NULL OR EXISTS { (sub)-[:SUB_ORGANIZATION_OF*1..]->(:Network {id: $network}) }
MATCH (sub)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(network), (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, sub, collect(DISTINCT claim.id) AS nesting
// The project only as far as sources that count tell it.
OPTIONAL MATCH (sub)-[:OF_PROJECT]->(project:Project)<-[:VALUE_ENTITY]-(claim:Claim {property: 'ofProject'})-[:ABOUT]->(sub),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, sub, project, nesting, collect(DISTINCT claim.id) AS belonging
RETURN network.id AS network, network.name AS network_name, sub.id AS sub_network, sub.name AS sub_network_name,
       project.id AS project, project.name AS project_name, nesting + belonging AS statements
ORDER BY network, sub_network;
