//+ theme: sources
//+ summary:
//+   lv: Kur avoti nesakrīt, un kura ziņa ir spēkā?
//+   en: Where do sources disagree, and which claim holds?
//+ parameters:
//+   - name: about
//+     type: Entity
//+     meaning: {lv: "Tikai par šo lietu, piemēram, project/lietpratiga-parvaldiba; tukšs nozīmē visas", en: "Only about this thing, such as project/lietpratiga-parvaldiba; empty means all"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: thing, type: id, meaning: {lv: lieta, en: the thing}}
//+   - {name: name, type: text, meaning: {lv: lietas nosaukums, en: name of the thing}}
//+   - {name: property, type: code, meaning: {lv: "īpašība, par kuru avoti nesakrīt", en: the property on which sources disagree}}
//+   - {name: value, type: text, meaning: {lv: avota dotā vērtība, en: the value that a source gives}}
//+   - {name: value_thing, type: id, meaning: {lv: "vērtība, ja tā ir lieta", en: "the value, if it is a thing"}}
//+   - {name: amount, type: number, meaning: {lv: "vērtība, ja tā ir finansējuma apmērs", en: "the value, if it is an amount of funding"}}
//+   - {name: rank, type: code, meaning: {lv: "preferred ir spēkā; apmēriem neviens nav izvēlēts", en: preferred is what holds; of amounts none is chosen}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to saka", en: the sources that say so}}
//+ draw: [thing, value_thing]
// Only sources of the scope count. Several values are a conflict where one was marked as preferred: many properties take
// several. Amounts are one where the same programme gives the same project more than one.
CALL () {
  MATCH (:Claim {rank: 'preferred'})-[:ABOUT]->(thing)
  WHERE $about IS NULL OR thing.id = $about
  WITH DISTINCT thing
  MATCH (thing)<-[:ABOUT]-(statement:Claim)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND statement.property <> 'dateBasis' // our remark, no source's
  OPTIONAL MATCH (statement)-[:VALUE_ENTITY]->(value)
  WITH thing, statement.property AS property, collect({statement: statement, value: value, source: source}) AS told
  WHERE any(each IN told WHERE each.statement.rank = 'preferred')
    AND any(each IN told WHERE coalesce(each.value.id, each.statement.value) <> coalesce(told[0].value.id, told[0].statement.value))
  UNWIND told AS each
  RETURN thing, property, each.statement AS statement, each.value AS value, each.source AS source
  UNION
  MATCH (thing:Project)<-[:FUNDS]-(statement:Funding)-[:FUNDED_BY]->(programme:Programme), (statement)-[:SOURCE]->(source:Source)
  WHERE ($about IS NULL OR thing.id = $about) AND ($scope IS NULL OR source.scope = $scope) AND statement.amount IS NOT NULL
  WITH thing, programme, statement.unit AS unit, collect({statement: statement, source: source}) AS told
  WHERE any(each IN told WHERE each.statement.amount <> told[0].statement.amount)
  UNWIND told AS each
  RETURN thing, 'amount' AS property, each.statement AS statement, programme AS value, each.source AS source
}
RETURN thing.id AS thing, thing.name AS name, property, coalesce(value.name, statement.value) AS value, value.id AS value_thing,
       statement.amount AS amount, statement.rank AS rank, collect(DISTINCT source.id) AS sources,
       collect(DISTINCT statement.id) AS statements
ORDER BY thing, property, coalesce(value_thing, ''), value, coalesce(amount, -1), coalesce(rank, '')
