//+ theme: people
//+ summary:
//+   lv: Kuri eksperti darbojušies vairākos tīklos?
//+   en: Which experts spanned multiple networks?
//+ parameters:
//+   - name: as_of
//+     type: date
//+     meaning: {lv: "Tikai tas, kas ir spēkā šajā datumā; nezināms sākums vai beigas neizslēdz; tukšs nozīmē jebkad", en: Only what holds at this date; an unknown start or end does not exclude; empty means any time}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: networks, type: list, meaning: {lv: tīkli; apakštīkli skaitīti pie augstākā, en: networks; sub-networks count as their top one}}
//+   - {name: roles, type: list, meaning: {lv: lomas, en: roles}}
//+   - {name: on_behalf_of, type: list, meaning: {lv: kā vārdā, en: on whose behalf}}
// Only network participation counts, and only what a source states: plans and single events do not.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation {status: 'stated'})-[:SOURCE]->(source:Source),
      (engagement)-[:CONTEXT]->(direct:Network)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
  AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
WITH person, collect(DISTINCT direct) AS direct, collect(engagement) AS engagements
WHERE size(direct) > 1
WITH person, engagements, COLLECT {
  UNWIND direct AS inner
  MATCH (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN DISTINCT network.id
} AS networks
WHERE size(networks) > 1
WITH person, networks, [each IN engagements | each.id] AS statements,
     COLLECT { UNWIND engagements AS each MATCH (each)-[:ROLE]->(role:Role) RETURN DISTINCT role.name } AS roles,
     COLLECT { UNWIND engagements AS each MATCH (each)-[:ON_BEHALF_OF]->(organisation) RETURN DISTINCT organisation.name } AS on_behalf_of
RETURN person.id AS person, person.name AS name, networks, roles, on_behalf_of, statements
ORDER BY name, person
