:param {scope: 'seed', status: 'stated'};
// An article seldom tells its own address: what is shown of a source may come from any other, and its receipt says from which.
MATCH (source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH collect(source) AS sources
CALL (sources) {
  MATCH (role:Entity)<-[:ROLE]-(contribution:Contribution)-[:CONTEXT]->(source:Source), (contribution)-[:AGENT]->(agent:Agent)
  WHERE role.id IN ['role/author', 'role/photographer'] AND ($status IS NULL OR contribution.status = $status)
    AND ($scope IS NULL OR source.scope = $scope)
  RETURN source, contribution.id AS contribution, role.id AS role, agent.name AS name
  UNION ALL
  UNWIND sources AS source
  RETURN source, null AS contribution, null AS role, null AS name
}
WITH source, collect(contribution) AS contributions, collect(DISTINCT CASE role WHEN 'role/author' THEN name END) AS authors,
     collect(DISTINCT CASE role WHEN 'role/photographer' THEN name END) AS photographers
OPTIONAL MATCH (source)-[:PUBLISHER]->(publisher:Organisation)
WITH *, COLLECT {
  MATCH (source)<-[:ABOUT]-(claim:Claim)
  WHERE claim.property IN ['issued', 'url'] AND claim.value = source[claim.property]
     OR claim.property = 'publisher' AND EXISTS { (claim)-[:VALUE_ENTITY]->(publisher) }
  RETURN claim.id
} AS claims
RETURN source.id AS source, source.name AS title, source.issued AS issued, publisher.id AS publisher,
       publisher.name AS publisher_name, source.url AS url, authors, photographers, contributions + claims AS statements
ORDER BY source;
