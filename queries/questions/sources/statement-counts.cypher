:param {source: null, scope: 'seed'};
MATCH (source:Source)
WHERE ($source IS NULL OR source.id = $source) AND ($scope IS NULL OR source.scope = $scope)
CALL (source) {
  MATCH (source)<-[:SOURCE]-(statement:Statement)
  RETURN statement.status AS status, collect(statement.id) AS some
}
WITH source, collect({status: status, some: some}) AS each
RETURN source.id AS teller, source.name AS title,
       reduce(number = 0, of IN each | CASE of.status WHEN 'stated' THEN size(of.some) ELSE number END) AS stated,
       reduce(number = 0, of IN each | CASE of.status WHEN 'planned' THEN size(of.some) ELSE number END) AS planned,
       reduce(number = 0, of IN each | CASE of.status WHEN 'derived' THEN size(of.some) ELSE number END) AS derived,
       reduce(all = [], of IN each | all + of.some) AS statements
ORDER BY teller;
