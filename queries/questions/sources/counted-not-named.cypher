:param {scope: 'seed'};
// People at an event, municipalities in a network, networks of a municipality: each figure against those of whom it is stated.
MATCH (figure:Observation)-[:INDICATOR]->(indicator:Indicator), (figure)-[:SOURCE]->(source:Source)
WHERE indicator.id IN ['indicator/pasakuma-dalibnieki', 'indicator/tikla-pasvaldibas', 'indicator/pasvaldibas-tikli']
  AND figure.status <> 'planned' AND ($scope IS NULL OR source.scope = $scope)
MATCH (figure)-[:ABOUT]->(thing)
WITH thing, indicator, figure.amount AS counted, collect(DISTINCT figure.id) AS figures
OPTIONAL MATCH (thing)-[:AGENT|CONTEXT]-(engagement:Engagement {status: 'stated'})-[:SOURCE]->(source:Source),
               (engagement)-[:AGENT|CONTEXT]->(other)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND (indicator.id = 'indicator/pasakuma-dalibnieki' AND engagement:EventParticipation AND other:Person
    OR indicator.id = 'indicator/tikla-pasvaldibas' AND engagement:NetworkMembership AND other:Municipality
    OR indicator.id = 'indicator/pasvaldibas-tikli' AND engagement:NetworkMembership AND other:Network)
WITH thing, indicator, counted, figures, count(DISTINCT other) AS named, collect(DISTINCT engagement.id) AS engagements
RETURN thing.id AS thing, thing.name AS name, indicator.id AS indicator, counted, named, counted - named AS unnamed,
       figures + engagements AS statements
ORDER BY thing, indicator, counted;
