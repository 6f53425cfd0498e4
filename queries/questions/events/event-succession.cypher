:param {scope: 'seed'};
MATCH (event:Event)-[:FOLLOWS]->(previous:Event)<-[:VALUE_ENTITY]-(claim:Claim {property: 'follows'})-[:ABOUT]->(event),
      (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH event, previous, collect(DISTINCT claim.id) AS following
// Date and status only as far as sources that count tell them.
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.eventStatus AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS standing
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, previous.id AS follows,
       previous.name AS follows_name, following + dating + standing AS statements
ORDER BY coalesce(date, ''), event;
