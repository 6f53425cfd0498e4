:param {network: 'network/t2', scope: 'seed'};
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)<-[:IN_CONTEXT_OF]-(event:Event)
MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(network), (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, event, collect(DISTINCT claim.id) AS belonging
// Date, status and places only as far as sources that count tell them.
OPTIONAL MATCH (event)-[:PLACE]->(place:Place)<-[:VALUE_ENTITY]-(claim:Claim {property: 'place'})-[:ABOUT]->(event),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, event, belonging, collect(DISTINCT place.name) AS places, collect(DISTINCT claim.id) AS placing
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.eventStatus AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS standing
RETURN event.id AS event, event.name AS event_name, event.kind AS kind,
       CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, network.id AS network, places,
       belonging + placing + dating + standing AS statements
ORDER BY coalesce(date, ''), event, network;
