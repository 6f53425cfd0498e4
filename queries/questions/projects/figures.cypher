:param {about: null, indicator: null, scope: 'seed', status: 'stated'};
// Figures of different indicators or periods are different things: nothing is added up.
MATCH (thing)<-[:ABOUT]-(figure:Observation)-[:INDICATOR]->(indicator:Indicator), (figure)-[:SOURCE]->(source:Source)
WHERE ($about IS NULL OR thing.id = $about) AND ($indicator IS NULL OR indicator.id = $indicator)
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR figure.status = $status)
WITH thing, indicator, figure.amount AS amount, figure.unit AS unit, figure.periodStart AS period_start,
     figure.periodEnd AS period_end, collect(figure.id) AS statements
RETURN thing.id AS thing, thing.name AS name, indicator.id AS measured, indicator.name AS indicator_name,
       amount, unit, period_start, period_end, statements
ORDER BY thing, measured, coalesce(period_start, ''), coalesce(period_end, ''), amount, unit;
