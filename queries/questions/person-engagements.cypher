//+ theme: people
//+ summary:
//+   lv: Ko viena persona darījusi, visās lomās?
//+   en: What did one person do, in all roles?
//+ parameters:
//+   - name: person
//+     type: Person
//+     example: person/p018
//+     meaning: {lv: Persona, en: The person}
//+   - name: as_of
//+     type: date
//+     meaning: {lv: "Tikai tas, kas ir spēkā šajā datumā; nezināms sākums vai beigas neizslēdz; tukšs nozīmē jebkad", en: Only what holds at this date; an unknown start or end does not exclude; empty means any time}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: engagement, type: code, meaning: {lv: iesaistes veids, en: kind of engagement}}
//+   - {name: role, type: text, meaning: {lv: loma, en: role}}
//+   - {name: context, type: id, meaning: {lv: "kur: organizācija, tīkls, projekts, pasākums vai darbs", en: "in what: an organisation, network, project, event or work"}}
//+   - {name: context_name, type: text, meaning: {lv: tā nosaukums, en: its name}}
//+   - {name: on_behalf_of, type: list, meaning: {lv: kā vārdā, en: on whose behalf}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to saka", en: the sources that say so}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [context]
MATCH (:Person&Entity {id: $person})<-[:AGENT]-(engagement:Engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
  AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(context)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH role, context, engagement.status AS status, organisation, source, engagement,
     [label IN labels(engagement) WHERE NOT label IN ['Entity', 'Statement', 'Engagement']][0] AS kind
RETURN kind AS engagement, role.name AS role, context.id AS context, context.name AS context_name,
       collect(DISTINCT organisation.name) AS on_behalf_of, collect(DISTINCT source.id) AS sources, status,
       collect(DISTINCT engagement.id) AS statements
ORDER BY engagement, context, role, status
