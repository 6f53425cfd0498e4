:param {about: null, scope: 'seed'};
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
ORDER BY thing, property, coalesce(value_thing, ''), value, coalesce(amount, -1), coalesce(rank, '');
