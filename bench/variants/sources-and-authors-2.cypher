// Pattern comprehensions for all that may be missing.
MATCH (source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH source, head([(source)-[:PUBLISHER]->(publisher:Organisation) | publisher]) AS publisher,
     [(source)<-[:CONTEXT]-(contribution:Contribution)-[:ROLE]->(role:Role)
      WHERE role.id IN ['role/author', 'role/photographer'] AND ($status IS NULL OR contribution.status = $status) |
      {id: contribution.id, role: role.id, names: [(contribution)-[:AGENT]->(agent:Agent) | agent.name]}] AS told,
     [(source)<-[:ABOUT]-(claim:Claim) WHERE claim.property IN ['issued', 'url', 'publisher'] |
      {id: claim.id, property: claim.property, value: claim.value, things: [(claim)-[:VALUE_ENTITY]->(thing) | thing]}] AS claimed
RETURN source.id AS source, source.name AS title, source.issued AS issued, publisher.id AS publisher,
       publisher.name AS publisher_name, source.url AS url,
       reduce(all = [], each IN told | CASE each.role WHEN 'role/author' THEN all + each.names ELSE all END) AS authors,
       reduce(all = [], each IN told | CASE each.role WHEN 'role/photographer' THEN all + each.names ELSE all END) AS photographers,
       [each IN told | each.id]
       + [each IN claimed WHERE each.value = source[each.property] OR publisher IN each.things | each.id] AS statements
ORDER BY source
