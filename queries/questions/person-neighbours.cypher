//+ theme: people
//+ summary:
//+   lv: Ar ko personu saista kopīgi tīkli un pasākumi?
//+   en: With whom do shared networks and events connect a person?
//+ parameters:
//+   - name: person
//+     type: Person
//+     example: person/p018
//+     meaning: {lv: Persona, en: The person}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: neighbour, type: id, meaning: {lv: otra persona, en: the other person}}
//+   - {name: name, type: text, meaning: {lv: otras personas vārds, en: name of the other person}}
//+   - {name: through, type: id, meaning: {lv: "kopīgais pasākums vai tīkls; apakštīkli skaitīti pie augstākā", en: "the event or network shared; sub-networks count as their top one"}}
//+   - {name: through_name, type: text, meaning: {lv: pasākuma vai tīkla nosaukums, en: name of the event or network}}
//+   - {name: roles, type: list, meaning: {lv: otras personas lomas, en: roles of the other person}}
//+ draw: [neighbour, through]
MATCH (:Person&Entity {id: $person})<-[:AGENT]-(own:NetworkParticipation|EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR own.status = $status)
MATCH (own)-[:CONTEXT]->()-[:SUB_ORGANIZATION_OF*0..]->(through)
WHERE NOT (through)-[:SUB_ORGANIZATION_OF]->()
MATCH (through)<-[:SUB_ORGANIZATION_OF*0..]-()<-[:CONTEXT]-(other:NetworkParticipation|EventParticipation)-[:AGENT]->(neighbour:Person),
      (other)-[:ROLE]->(role:Role), (other)-[:SOURCE]->(teller:Source)
WHERE neighbour.id <> $person
  AND ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR other.status = $status)
RETURN neighbour.id AS neighbour, neighbour.name AS name, through.id AS through, through.name AS through_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT own.id) + collect(DISTINCT other.id) AS statements
ORDER BY name, neighbour, through
