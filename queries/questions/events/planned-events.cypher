:param {scope: 'seed'};
// Not reported is not the same as not held. A report of any scope is a report.
MATCH (event:Event {eventStatus: 'planned'})<-[:ABOUT]-(claim:Claim {property: 'eventStatus', value: 'planned'})-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND NOT EXISTS { (event)<-[:ABOUT]-(:Claim {property: 'eventStatus', value: 'held'}) }
WITH event, collect(DISTINCT claim.id) AS announcing, collect(DISTINCT source.id) AS sources
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating
RETURN event.id AS event, event.name AS event_name, event.kind AS kind,
       CASE WHEN size(dating) > 0 THEN event.startDate END AS date, sources, announcing + dating AS statements
ORDER BY coalesce(date, ''), event;
