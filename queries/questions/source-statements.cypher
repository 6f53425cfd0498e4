//+ theme: sources
//+ summary:
//+   lv: Ko saka šis avots, pa rindām?
//+   en: What does a source say, line by line?
//+ parameters:
//+   - name: source
//+     type: Source
//+     example: s1
//+     meaning: {lv: Avots, en: The source}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: line, type: integer, meaning: {lv: avota rinda, en: line of the source}}
//+   - {name: locator, type: text, meaning: {lv: "vieta avotā, kam nav rindu", en: place in a source without lines}}
//+   - {name: subject, type: id, meaning: {lv: par ko vai kurš, en: about what or who}}
//+   - {name: subject_name, type: text, meaning: {lv: vārds vai nosaukums, en: its name}}
//+   - {name: what, type: code, meaning: {lv: "īpašība, loma vai apgalvojuma veids", en: "property, role or sort of statement"}}
//+   - {name: object, type: id, meaning: {lv: "vērtība vai ietvars, ja tā ir lieta", en: "the value or context, if it is a thing"}}
//+   - {name: value, type: text, meaning: {lv: vērtība vai kods, en: the value or code}}
//+   - {name: amount, type: number, meaning: {lv: skaitlis, en: the figure}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [subject, object]
MATCH (:Source&Entity {id: $source})<-[:SOURCE]-(statement:Statement)
WHERE $status IS NULL OR statement.status = $status
OPTIONAL MATCH (statement)-[:AGENT|ABOUT|FUNDS]->(subject)
OPTIONAL MATCH (statement)-[:CONTEXT|VALUE_ENTITY|INDICATOR|FUNDED_BY]->(object)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
RETURN statement.line AS line, statement.locator AS locator, subject.id AS subject, subject.name AS subject_name,
       coalesce(statement.property, substring(role.id, 5), split(statement.id, '/')[0]) AS what, object.id AS object,
       coalesce(statement.value, statement.notation) AS value, statement.amount AS amount, statement.status AS status,
       collect(statement.id) AS statements
ORDER BY coalesce(line, 0), coalesce(locator, ''), subject, what, coalesce(object, ''), coalesce(value, ''), coalesce(amount, -1), status
