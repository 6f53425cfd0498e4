//+ theme: projects
//+ summary:
//+   lv: Kas un cik finansē projektus?
//+   en: Who funds the projects, and with how much?
//+ parameters:
//+   - name: project
//+     type: Project
//+     meaning: {lv: Tikai šis projekts; tukšs nozīmē visus, en: Only this project; empty means all}
//+   - name: programme
//+     type: Programme
//+     meaning: {lv: Tikai šīs programmas vai tās daļu nauda; tukšs nozīmē visas, en: Only money of this programme or its parts; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: project, type: id, meaning: {lv: projekts, en: the project}}
//+   - {name: project_name, type: text, meaning: {lv: projekta nosaukums, en: name of the project}}
//+   - {name: programme, type: id, meaning: {lv: programma vai fonds, en: the programme or fund}}
//+   - {name: programme_name, type: text, meaning: {lv: programmas vai fonda nosaukums, en: name of the programme or fund}}
//+   - {name: amount, type: number, meaning: {lv: apmērs, en: amount}}
//+   - {name: unit, type: code, meaning: {lv: mērvienība, en: unit}}
//+   - {name: share, type: number, meaning: {lv: daļa no izmaksām procentos, en: share of the cost in percent}}
//+   - {name: precision, type: code, meaning: {lv: "approximate, ja avots apmēru noapaļo", en: approximate if the source rounds the amount}}
//+ draw: [project, programme]
// Amounts that disagree stay rows of their own and are never added up.
MATCH (project:Project)<-[:FUNDS]-(funding:Funding)-[:FUNDED_BY]->(programme:Programme), (funding)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR funding.status = $status)
  AND ($programme IS NULL OR EXISTS { (programme)-[:PART_OF*0..]->(:Programme {id: $programme}) })
RETURN project.id AS project, project.name AS project_name, programme.id AS programme, programme.name AS programme_name,
       funding.amount AS amount, funding.unit AS unit, funding.share AS share,
       CASE WHEN funding.approximate THEN 'approximate' END AS precision, collect(DISTINCT funding.id) AS statements
ORDER BY project, programme, coalesce(amount, -1), coalesce(share, -1), coalesce(unit, ''), coalesce(precision, '')
