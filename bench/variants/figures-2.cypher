// From the sources by the index on their scope.
MATCH (source:Source) WHERE $scope IS NULL OR source.scope = $scope
MATCH (source)<-[:SOURCE]-(figure:Observation) WHERE $status IS NULL OR figure.status = $status
MATCH (figure)-[:ABOUT]->(thing), (figure)-[:INDICATOR]->(indicator:Indicator)
WHERE ($about IS NULL OR thing.id = $about) AND ($indicator IS NULL OR indicator.id = $indicator)
WITH thing, indicator, figure.amount AS amount, figure.unit AS unit, figure.periodStart AS period_start,
     figure.periodEnd AS period_end, collect(DISTINCT figure.id) AS statements
RETURN thing.id AS thing, thing.name AS name, indicator.id AS measured, indicator.name AS indicator_name,
       amount, unit, period_start, period_end, statements
ORDER BY thing, measured, coalesce(period_start, ''), coalesce(period_end, ''), amount, unit
