//+ theme: networks
//+ summary:
//+   lv: Kuras pašvaldības ir abu tīklu dalībnieces?
//+   en: Which municipalities are members of both of two networks?
//+ parameters:
//+   - name: network
//+     type: Network
//+     example: network/t2
//+     meaning: {lv: Tīkls ar tā apakštīkliem, en: The network with its sub-networks}
//+   - name: other
//+     type: Network
//+     example: network/t3
//+     meaning: {lv: Otrs tīkls ar tā apakštīkliem, en: The other network with its sub-networks}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: municipality, type: id, meaning: {lv: pašvaldība, en: the municipality}}
//+   - {name: name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: roles, type: list, meaning: {lv: lomas pirmajā tīklā, en: roles in the first network}}
//+   - {name: other_roles, type: list, meaning: {lv: lomas otrajā tīklā, en: roles in the other network}}
//+ draw: [municipality]
// Whom a network visits is not thereby its member.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(:Network)<-[:CONTEXT]-(first:NetworkMembership)-[:AGENT]->(municipality:Municipality),
      (first)-[:ROLE]->(role:Role), (first)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR first.status = $status)
MATCH (municipality)<-[:AGENT]-(second:NetworkMembership)-[:CONTEXT]->(:Network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $other}),
      (second)-[:ROLE]->(other_role:Role), (second)-[:SOURCE]->(teller:Source)
WHERE ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR second.status = $status)
RETURN municipality.id AS municipality, municipality.name AS name, collect(DISTINCT role.name) AS roles,
       collect(DISTINCT other_role.name) AS other_roles,
       collect(DISTINCT first.id) + collect(DISTINCT second.id) AS statements
ORDER BY name, municipality
