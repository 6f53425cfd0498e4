//+ theme: projects
//+ summary:
//+   lv: Kas un kad projektā notika vai bija paredzēts?
//+   en: What happened or was intended in a project, and when?
//+ parameters:
//+   - name: project
//+     type: Project
//+     example: lietpratiga-parvaldiba
//+     meaning: {lv: Projekts, en: The project}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: date, type: date, meaning: {lv: "datums, cik precīzi to dod avots", en: "the date, as precisely as the source gives it"}}
//+   - {name: what, type: code, meaning: {lv: "sākas (startDate) vai beidzas (endDate)", en: it starts (startDate) or ends (endDate)}}
//+   - {name: thing, type: id, meaning: {lv: projekts vai pasākums, en: the project or event}}
//+   - {name: name, type: text, meaning: {lv: nosaukums, en: the name}}
//+   - {name: event_status, type: code, meaning: {lv: "vai pasākums noticis vai tikai pieteikts; tukšs projektam", en: whether the event was held or only announced; empty for the project}}
//+   - {name: rank, type: code, meaning: {lv: "vai datums ir vēlamais, ja avoti nesakrīt", en: whether the date is preferred where sources disagree}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [thing]
// Events of the project and of its networks. Dates that disagree have rows of their own; what has no date is not here.
MATCH (project:Project&Entity {id: $project})
CALL (project) {
  RETURN project AS thing, [] AS belonging
  UNION
  MATCH (project)<-[:OF_PROJECT*0..1]-(made:Cooperation)<-[:IN_CONTEXT_OF]-(thing:Event)
  MATCH (thing)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(made), (claim)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  OPTIONAL MATCH (made)<-[:ABOUT]-(inner:Claim {property: 'ofProject'})-[:VALUE_ENTITY]->(project),
                 (inner)-[:SOURCE]->(teller:Source)
  WHERE $scope IS NULL OR teller.scope = $scope
  RETURN thing, collect(DISTINCT claim.id) + collect(DISTINCT inner.id) AS belonging
}
MATCH (thing)<-[:ABOUT]-(dating:Claim)-[:SOURCE]->(source:Source)
WHERE dating.property IN ['startDate', 'endDate'] AND ($scope IS NULL OR source.scope = $scope)
WITH thing, belonging, dating.value AS date, dating.property AS what, dating.rank AS rank, dating.status AS status,
     collect(DISTINCT dating.id) AS datings
RETURN date, what, thing.id AS thing, thing.name AS name, thing.eventStatus AS event_status, rank, status,
       belonging + datings AS statements
ORDER BY date, thing, what, rank, status
