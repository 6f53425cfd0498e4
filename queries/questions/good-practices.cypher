//+ theme: outputs
//+ summary:
//+   lv: Kādi labās prakses piemēri rādīti, kur, un kas tos rādīja?
//+   en: Which examples of good practice were shown, where and by whom?
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
//+   - {name: practice, type: id, meaning: {lv: labās prakses piemērs, en: the example of good practice}}
//+   - {name: name, type: text, meaning: {lv: piemēra nosaukums, en: name of the example}}
//+   - {name: owners, type: list, meaning: {lv: kuru pieredze tā ir, en: whose experience it is}}
//+   - {name: shown_at, type: list, meaning: {lv: "pasākumi, kuros tas rādīts", en: events at which it was shown}}
//+   - {name: shown_by, type: list, meaning: {lv: kas to rādīja, en: who showed it}}
//+   - {name: places, type: list, meaning: {lv: vietas, en: places}}
//+   - {name: topics, type: list, meaning: {lv: temati, en: topics}}
//+ draw: [practice]
MATCH (practice:GoodPractice)<-[:ABOUT|PRESENTS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR statement.status = $status)
MATCH (statement)-[:VALUE_ENTITY|AGENT]->(thing)
WITH practice, statement, thing.name AS thing, coalesce(statement.property, 'agent') AS column
WHERE column IN ['ownedBy', 'shownAt', 'place', 'topic', 'agent']
RETURN practice.id AS practice, practice.name AS name,
       collect(DISTINCT CASE column WHEN 'ownedBy' THEN thing END) AS owners,
       collect(DISTINCT CASE column WHEN 'shownAt' THEN thing END) AS shown_at,
       collect(DISTINCT CASE column WHEN 'agent' THEN thing END) AS shown_by,
       collect(DISTINCT CASE column WHEN 'place' THEN thing END) AS places,
       collect(DISTINCT CASE column WHEN 'topic' THEN thing END) AS topics, collect(DISTINCT statement.id) AS statements
ORDER BY name, practice
