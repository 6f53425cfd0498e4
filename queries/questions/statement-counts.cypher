//+ theme: sources
//+ summary:
//+   lv: Cik apgalvojumu dod katrs avots, un cik stingri?
//+   en: How many statements does each source give, and how firm are they?
//+ parameters:
//+   - name: source
//+     type: Source
//+     meaning: {lv: Tikai šis avots; tukšs nozīmē visus, en: Only this source; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: teller, type: id, meaning: {lv: avots, en: the source}}
//+   - {name: title, type: text, meaning: {lv: virsraksts, en: title}}
//+   - {name: stated, type: integer, meaning: {lv: apgalvoti kā fakti, en: stated as fact}}
//+   - {name: planned, type: integer, meaning: {lv: plānoti, en: planned}}
//+   - {name: derived, type: integer, meaning: {lv: "izriet no avota", en: that follow from the source}}
//+ draw: [teller]
MATCH (source:Source)
WHERE ($source IS NULL OR source.id = $source) AND ($scope IS NULL OR source.scope = $scope)
CALL (source) {
  MATCH (source)<-[:SOURCE]-(statement:Statement)
  RETURN statement.status AS status, collect(statement.id) AS some
}
WITH source, collect({status: status, some: some}) AS each
RETURN source.id AS teller, source.name AS title,
       reduce(number = 0, of IN each | CASE of.status WHEN 'stated' THEN size(of.some) ELSE number END) AS stated,
       reduce(number = 0, of IN each | CASE of.status WHEN 'planned' THEN size(of.some) ELSE number END) AS planned,
       reduce(number = 0, of IN each | CASE of.status WHEN 'derived' THEN size(of.some) ELSE number END) AS derived,
       reduce(all = [], of IN each | all + of.some) AS statements
ORDER BY teller
