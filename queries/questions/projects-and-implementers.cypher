//+ theme: projects
//+ summary:
//+   lv: Kas un kad īsteno projektus?
//+   en: Who implements the projects, and when?
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
//+   - {name: name, type: text, meaning: {lv: projekta nosaukums; tukšs projektam bez nosaukuma, en: name of the project; empty if it has none}}
//+   - {name: number, type: text, meaning: {lv: projekta numurs, en: number of the project}}
//+   - {name: implementers, type: list, meaning: {lv: īstenotāji, en: implementers}}
//+   - {name: partners, type: list, meaning: {lv: partneri, en: partners}}
//+   - {name: programme, type: id, meaning: {lv: "programma, kuras ietvaros tas notiek", en: the programme under which it runs}}
//+   - {name: programme_name, type: text, meaning: {lv: programmas nosaukums, en: name of the programme}}
//+   - {name: start_date, type: date, meaning: {lv: "sākums, cik precīzi zināms", en: "start, as precisely as known"}}
//+   - {name: end_date, type: date, meaning: {lv: "beigas, cik precīzi zināmas", en: "end, as precisely as known"}}
MATCH (project:Project)<-[:CONTEXT|ABOUT]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
// Each statement fills one column: an engagement that of its role, a claim that of its property if its value is the one that holds.
OPTIONAL MATCH (role:Role)<-[:ROLE]-(statement)-[:AGENT]->(agent)
WHERE $status IS NULL OR statement.status = $status
OPTIONAL MATCH (statement {property: 'programme'})-[:VALUE_ENTITY]->(programme)<-[:PROGRAMME]-(project)
WITH project, statement, agent.name AS agent, programme,
     CASE WHEN statement.value = project[statement.property] OR programme IS NOT NULL THEN statement.property ELSE role.id END AS column
WHERE column IN ['number', 'programme', 'startDate', 'endDate', 'role/implementer', 'role/partner']
// The name of an unnamed project is ours, no source's.
RETURN project.id AS project, CASE WHEN project.kind = 'unnamed' THEN null ELSE project.name END AS name,
       max(CASE column WHEN 'number' THEN statement.value END) AS number,
       collect(DISTINCT CASE column WHEN 'role/implementer' THEN agent END) AS implementers,
       collect(DISTINCT CASE column WHEN 'role/partner' THEN agent END) AS partners,
       max(programme.id) AS programme, max(programme.name) AS programme_name,
       max(CASE column WHEN 'startDate' THEN statement.value END) AS start_date,
       max(CASE column WHEN 'endDate' THEN statement.value END) AS end_date,
       collect(DISTINCT statement.id) AS statements
ORDER BY project
