//+ theme: networks
//+ summary:
//+   lv: Kādi apakštīkli ir tīkliem?
//+   en: Which sub-networks do the networks have?
//+ parameters:
//+   - name: network
//+     type: Network
//+     meaning: {lv: Tikai šī tīkla apakštīkli; tukšs nozīmē visus, en: Only what is inside this network; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: network, type: id, meaning: {lv: tīkls, en: the network}}
//+   - {name: network_name, type: text, meaning: {lv: tīkla nosaukums, en: name of the network}}
//+   - {name: sub_network, type: id, meaning: {lv: apakštīkls, en: the sub-network}}
//+   - {name: sub_network_name, type: text, meaning: {lv: apakštīkla nosaukums, en: name of the sub-network}}
//+   - {name: project, type: id, meaning: {lv: "projekts, kurā apakštīkls darbojas", en: the project of the sub-network}}
//+   - {name: project_name, type: text, meaning: {lv: projekta nosaukums, en: name of the project}}
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
ORDER BY network, sub_network
