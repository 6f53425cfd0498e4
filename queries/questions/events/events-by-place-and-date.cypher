:param {place: null, from: null, to: null, scope: 'seed'};
// An event of unknown date is in no range of dates.
MATCH (event:Event)-[:PLACE]->(place:Place)<-[:VALUE_ENTITY]-(claim:Claim {property: 'place'})-[:ABOUT]->(event),
      (claim)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND ($place IS NULL OR EXISTS { (place)-[:PART_OF*0..]->(:Place {id: $place}) })
WITH event, place, collect(DISTINCT claim.id) AS placing
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
WITH *, CASE WHEN size(dating) > 0 THEN event.startDate END AS date
WHERE ($from IS NULL OR date IS NOT NULL AND event.startDateMax >= date($from))
  AND ($to IS NULL OR date IS NOT NULL AND event.startDateMin < date($to) + duration(CASE size($to) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END))
RETURN event.id AS event, event.name AS event_name, event.kind AS kind, date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, place.id AS place,
       place.name AS place_name, placing + dating + standing AS statements
ORDER BY coalesce(date, ''), event, place;
