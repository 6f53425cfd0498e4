//+ theme: projects
//+ summary:
//+   lv: Kas zināms par projektiem, un kur avoti nesakrīt?
//+   en: What is known of the projects, and where do sources disagree?
//+ parameters:
//+   - name: project
//+     type: Project
//+     meaning: {lv: Tikai šis projekts; tukšs nozīmē visus, en: Only this project; empty means all}
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
//+   - {name: what, type: code, meaning: {lv: "ziņa: īpašība, loma vai finansējums", en: "what is told: a property, a role or funding"}}
//+   - {name: value, type: text, meaning: {lv: "vērtība vai nosaukums", en: the value or the name}}
//+   - {name: thing, type: id, meaning: {lv: "programma vai dalībnieks, ja ziņa ir par to", en: "the programme or participant, if that is what is told"}}
//+   - {name: amount, type: number, meaning: {lv: finansējuma apmērs, en: amount of the funding}}
//+   - {name: unit, type: code, meaning: {lv: mērvienība, en: unit}}
//+   - {name: share, type: number, meaning: {lv: finansējuma daļa procentos, en: share of the funding in percent}}
//+   - {name: rank, type: code, meaning: {lv: "vai ziņa ir vēlamā, ja avoti nesakrīt", en: whether it is preferred where sources disagree}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to saka", en: the sources that say so}}
//+ draw: [project, thing]
// Every value that a source gives has its row, so that values which disagree stand side by side.
MATCH (project:Project)<-[:CONTEXT|ABOUT|FUNDS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR statement.status = $status)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
OPTIONAL MATCH (statement)-[:AGENT|VALUE_ENTITY|FUNDED_BY]->(thing)
WITH project, statement, source, thing,
     CASE WHEN statement:Claim THEN statement.property WHEN statement:Funding THEN 'funding' ELSE substring(role.id, 5) END AS what
WHERE what IN ['number', 'programme', 'startDate', 'endDate', 'implementer', 'partner', 'funding']
RETURN project.id AS project, what, coalesce(thing.name, statement.value) AS value, thing.id AS thing,
       statement.amount AS amount, statement.unit AS unit, statement.share AS share, statement.rank AS rank,
       collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
ORDER BY project, what, coalesce(thing, ''), value, coalesce(amount, -1), coalesce(share, -1), coalesce(unit, ''), coalesce(rank, '')
