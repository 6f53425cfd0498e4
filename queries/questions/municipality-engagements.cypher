//+ theme: municipalities
//+ summary:
//+   lv: Ko viena pašvaldība darījusi visos projektos, tīklos un pasākumos?
//+   en: What did one municipality do in all projects, networks and events?
//+ parameters:
//+   - name: municipality
//+     type: Municipality
//+     example: municipality/iecavas-novads-2009
//+     meaning: {lv: Pašvaldība, en: The municipality}
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
//+   - {name: context, type: id, meaning: {lv: "projekts, tīkls vai pasākums", en: "the project, network or event"}}
//+   - {name: context_name, type: text, meaning: {lv: tā nosaukums, en: its name}}
//+   - {name: projects, type: list, meaning: {lv: projekti, en: the projects}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to saka", en: the sources that say so}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [context, projects]
// What its people and its units did is theirs.
MATCH (:Municipality&Entity {id: $municipality})<-[:AGENT]-(engagement:ProjectParticipation|NetworkMembership|EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
  AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(context)
OPTIONAL MATCH (context)-[:IN_CONTEXT_OF*0..1]->()-[:OF_PROJECT*0..1]->(project:Project)
WITH role, context, source, project, engagement.id AS id, engagement.status AS status,
     [label IN labels(engagement) WHERE NOT label IN ['Entity', 'Statement', 'Engagement']][0] AS kind
RETURN kind AS engagement, role.name AS role, context.id AS context, context.name AS context_name,
       collect(DISTINCT project.id) AS projects, collect(DISTINCT source.id) AS sources, status,
       collect(DISTINCT id) AS statements
ORDER BY engagement, context, role, status
