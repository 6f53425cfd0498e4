// Contributions in the main pattern, claims by a collecting subquery.
MATCH (source:Source)
WHERE $scope IS NULL OR source.scope = $scope
OPTIONAL MATCH (source)-[:PUBLISHER]->(publisher:Organisation)
OPTIONAL MATCH (source)<-[:CONTEXT]-(contribution:Contribution)-[:ROLE]->(role:Role), (contribution)-[:AGENT]->(agent:Agent)
WHERE role.id IN ['role/author', 'role/photographer'] AND ($status IS NULL OR contribution.status = $status)
WITH source, publisher, collect(DISTINCT CASE role.id WHEN 'role/author' THEN agent.name END) AS authors,
     collect(DISTINCT CASE role.id WHEN 'role/photographer' THEN agent.name END) AS photographers,
     collect(DISTINCT contribution.id) AS contributions
WITH *, COLLECT {
  MATCH (source)<-[:ABOUT]-(claim:Claim)
  WHERE claim.property IN ['issued', 'url'] AND claim.value = source[claim.property]
     OR claim.property = 'publisher' AND EXISTS { (claim)-[:VALUE_ENTITY]->(publisher) }
  RETURN claim.id
} AS claims
RETURN source.id AS source, source.name AS title, source.issued AS issued, publisher.id AS publisher,
       publisher.name AS publisher_name, source.url AS url, authors, photographers, contributions + claims AS statements
ORDER BY source
