:param {project: 'project/lietpratiga-parvaldiba', scope: 'seed'};
// Events of the project and of its networks. Dates that disagree have rows of their own; what has no date is not here.
MATCH (project:Project&Entity {id: $project})
CALL (project) {
  RETURN project AS thing, [] AS belonging
  UNION
  MATCH (project)<-[:OF_PROJECT*0..1]-(made:Cooperation)<-[:IN_CONTEXT_OF]-(thing:Event)
  MATCH (thing)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(made), (claim)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  OPTIONAL MATCH (made)<-[:ABOUT]-(inner:Claim {property: 'ofProject'})-[:VALUE_ENTITY]->(project),
                 (inner)-[:SOURCE]->(teller:Source)
  WHERE $scope IS NULL OR teller.scope = $scope
  RETURN thing, collect(DISTINCT claim.id) + collect(DISTINCT inner.id) AS belonging
}
MATCH (thing)<-[:ABOUT]-(dating:Claim)-[:SOURCE]->(source:Source)
WHERE dating.property IN ['startDate', 'endDate'] AND ($scope IS NULL OR source.scope = $scope)
WITH thing, belonging, dating.value AS date, dating.property AS what, dating.rank AS rank, dating.status AS status,
     collect(DISTINCT dating.id) AS datings
RETURN date, what, thing.id AS thing, thing.name AS name, thing.eventStatus AS event_status, rank, status,
       belonging + datings AS statements
ORDER BY date, thing, what, rank, status;
