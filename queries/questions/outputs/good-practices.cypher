:param {scope: 'seed', status: 'stated'};
MATCH (practice:GoodPractice)<-[:ABOUT|PRESENTS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR statement.status = $status)
MATCH (statement)-[:VALUE_ENTITY|AGENT]->(thing)
WITH practice, statement, thing.name AS thing, coalesce(statement.property, 'agent') AS column
WHERE column IN ['ownedBy', 'shownAt', 'place', 'topic', 'agent']
RETURN practice.id AS practice, practice.name AS name,
       collect(DISTINCT CASE column WHEN 'ownedBy' THEN thing END) AS owners,
       collect(DISTINCT CASE column WHEN 'shownAt' THEN thing END) AS shown_at,
       collect(DISTINCT CASE column WHEN 'agent' THEN thing END) AS shown_by,
       collect(DISTINCT CASE column WHEN 'place' THEN thing END) AS places,
       collect(DISTINCT CASE column WHEN 'topic' THEN thing END) AS topics, collect(DISTINCT statement.id) AS statements
ORDER BY name, practice;
