// From the indicators, with the figures of each thing gathered in a subquery.
MATCH (indicator:Indicator) WHERE $indicator IS NULL OR indicator.id = $indicator
CALL (indicator) {
  MATCH (indicator)<-[:INDICATOR]-(figure:Observation)-[:ABOUT]->(thing)
  WHERE ($about IS NULL OR thing.id = $about) AND ($status IS NULL OR figure.status = $status)
    AND ($scope IS NULL OR EXISTS { (figure)-[:SOURCE]->(:Source {scope: $scope}) })
  RETURN thing, figure.amount AS amount, figure.unit AS unit, figure.periodStart AS period_start,
         figure.periodEnd AS period_end, collect(figure.id) AS statements
}
RETURN thing.id AS thing, thing.name AS name, indicator.id AS measured, indicator.name AS indicator_name,
       amount, unit, period_start, period_end, statements
ORDER BY thing, measured, coalesce(period_start, ''), coalesce(period_end, ''), amount, unit
