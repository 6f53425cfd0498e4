// Contributions and claims by a subquery each.
MATCH (source:Source)
WHERE $scope IS NULL OR source.scope = $scope
OPTIONAL MATCH (source)-[:PUBLISHER]->(publisher:Organisation)
CALL (source) {
  MATCH (source)<-[:CONTEXT]-(contribution:Contribution)-[:ROLE]->(role:Role), (contribution)-[:AGENT]->(agent:Agent)
  WHERE role.id IN ['role/author', 'role/photographer'] AND ($status IS NULL OR contribution.status = $status)
  RETURN collect(DISTINCT CASE role.id WHEN 'role/author' THEN agent.name END) AS authors,
         collect(DISTINCT CASE role.id WHEN 'role/photographer' THEN agent.name END) AS photographers,
         collect(contribution.id) AS contributions
}
CALL (source, publisher) {
  MATCH (source)<-[:ABOUT]-(claim:Claim) WHERE claim.property IN ['issued', 'url', 'publisher']
  OPTIONAL MATCH (claim)-[:VALUE_ENTITY]->(value)
  WITH claim WHERE claim.value = source[claim.property] OR value = publisher
  RETURN collect(claim.id) AS claims
}
RETURN source.id AS source, source.name AS title, source.issued AS issued, publisher.id AS publisher,
       publisher.name AS publisher_name, source.url AS url, authors, photographers, contributions + claims AS statements
ORDER BY source
