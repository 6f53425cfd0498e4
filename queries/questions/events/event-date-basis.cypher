:param {basis: null, scope: 'seed'};
MATCH (event:Event)<-[:ABOUT]-(claim:Claim {property: 'dateBasis'})-[:SOURCE]->(source:Source)
WHERE claim.value = event.dateBasis AND ($scope IS NULL OR source.scope = $scope)
  AND (event.dateBasis = $basis OR $basis IS NULL AND event.dateBasis IN ['derived', 'external'])
WITH event, collect(DISTINCT claim.id) AS founding, collect(DISTINCT source.id) AS founders
OPTIONAL MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
WITH event, founding, founders, collect(DISTINCT claim.id) AS dating, collect(DISTINCT source.id) AS daters
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'dateText'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.dateText AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS wording
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       event.dateBasis AS basis, CASE WHEN size(wording) > 0 THEN event.dateText END AS date_text,
       founders + daters AS sources, founding + dating + wording AS statements
ORDER BY coalesce(date, ''), event;
