:param {project: null, programme: null, scope: 'seed', status: 'stated'};
// Amounts that disagree stay rows of their own and are never added up.
MATCH (project:Project)<-[:FUNDS]-(funding:Funding)-[:FUNDED_BY]->(programme:Programme), (funding)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR funding.status = $status)
  AND ($programme IS NULL OR EXISTS { (programme)-[:PART_OF*0..]->(:Programme {id: $programme}) })
RETURN project.id AS project, project.name AS project_name, programme.id AS programme, programme.name AS programme_name,
       funding.amount AS amount, funding.unit AS unit, funding.share AS share,
       CASE WHEN funding.approximate THEN 'approximate' END AS precision, collect(DISTINCT funding.id) AS statements
ORDER BY project, programme, coalesce(amount, -1), coalesce(share, -1), coalesce(unit, ''), coalesce(precision, '');
