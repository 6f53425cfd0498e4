//+ theme: sources
//+ summary:
//+   lv: Kas nav tieši pateikts rakstos, bet no tiem izriet vai ir zināms no papildu avotiem?
//+   en: What is not said in the articles, but follows from them or is known from additional sources?
//+ parameters:
//+   - name: about
//+     type: Entity
//+     meaning: {lv: "Tikai par šo lietu, piemēram, network/t3-2; tukšs nozīmē visas", en: "Only about this thing, such as network/t3-2; empty means all"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: subject, type: id, meaning: {lv: par ko vai kurš, en: about what or who}}
//+   - {name: subject_name, type: text, meaning: {lv: vārds vai nosaukums, en: its name}}
//+   - {name: what, type: code, meaning: {lv: "īpašība, loma vai apgalvojuma veids", en: "property, role or sort of statement"}}
//+   - {name: object, type: id, meaning: {lv: "vērtība vai ietvars, ja tā ir lieta", en: "the value or context, if it is a thing"}}
//+   - {name: value, type: text, meaning: {lv: vērtība vai kods, en: the value or code}}
//+   - {name: amount, type: number, meaning: {lv: skaitlis, en: the figure}}
//+   - {name: basis, type: code, meaning: {lv: "derived: izriet no raksta; external: no papildu avota", en: "derived: follows from an article; external: from an additional source"}}
//+ draw: [subject, object]
MATCH (subject)<-[:AGENT|ABOUT|FUNDS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($about IS NULL OR subject.id = $about) AND ($scope IS NULL OR source.scope = $scope)
  AND (statement.status = 'derived' OR source.scope = 'external')
OPTIONAL MATCH (statement)-[:CONTEXT|VALUE_ENTITY|INDICATOR|FUNDED_BY]->(object)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
RETURN subject.id AS subject, subject.name AS subject_name,
       coalesce(statement.property, substring(role.id, 5), split(statement.id, '/')[0]) AS what, object.id AS object,
       coalesce(statement.value, statement.notation) AS value, statement.amount AS amount,
       CASE source.scope WHEN 'external' THEN 'external' ELSE 'derived' END AS basis, collect(DISTINCT statement.id) AS statements
ORDER BY subject, what, coalesce(object, ''), coalesce(value, ''), coalesce(amount, -1), basis
