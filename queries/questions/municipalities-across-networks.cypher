//+ theme: municipalities
//+ summary:
//+   lv: Kuru pašvaldību cilvēki darbojušies vairākos tīklos?
//+   en: Which municipalities had people in more than one network?
//+ parameters:
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
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: networks, type: list, meaning: {lv: tīkli; apakštīkli skaitīti pie augstākā, en: networks; sub-networks count as their top one}}
//+   - {name: people, type: list, meaning: {lv: "personas, kas darbojās to vārdā", en: the people who acted for it}}
//+ draw: [municipality, networks, people]
// Different people may have been in different networks.
MATCH (municipality:Municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:AGENT]->(person:Person),
      (engagement)-[:SOURCE]->(source:Source), (engagement)-[:CONTEXT]->(direct:Network)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
WITH municipality, collect(DISTINCT direct) AS direct, collect(DISTINCT person) AS persons, collect(engagement.id) AS statements
WITH municipality, statements, [person IN persons | person.id] AS people, COLLECT {
  UNWIND direct AS inner
  MATCH (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN DISTINCT network.id
} AS networks
WHERE size(networks) > 1
RETURN municipality.id AS municipality, municipality.name AS municipality_name, networks, people, statements
ORDER BY municipality_name, municipality
