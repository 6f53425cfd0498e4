//+ theme: sources
//+ summary:
//+   lv: Kas par pašvaldībām ierakstīts, un kā trūkst?
//+   en: What is recorded of the municipalities, and what is missing?
//+ parameters:
//+   - name: municipality
//+     type: Municipality
//+     meaning: {lv: Tikai šī pašvaldība; tukšs nozīmē visas, en: Only this municipality; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: local_government, type: id, meaning: {lv: pašvaldība, en: the municipality}}
//+   - {name: name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: people, type: integer, meaning: {lv: "cilvēki, kas ieņem amatu tajā vai tās vienībās", en: people who hold an office in it or in its units}}
//+   - {name: networks, type: integer, meaning: {lv: "tīkli, kuru dalībniece tā ir", en: networks of which it is a member}}
//+   - {name: projects, type: integer, meaning: {lv: "projekti, kuros tā darbojas", en: projects in which it is active}}
//+   - {name: events, type: integer, meaning: {lv: "pasākumi, kuros tā iesaistīta", en: events in which it is engaged}}
//+   - {name: missing, type: list, meaning: {lv: "slejas, par kurām nekas nav ierakstīts", en: columns of which nothing is recorded}}
//+ draw: [local_government]
// Whatever a source only mentions has its row too, with nothing but zeros.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(position:Position {status: 'stated'})-[:AGENT]->(person),
        (position)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT person) AS people, collect(DISTINCT position.id) AS positions
}
CALL (municipality) {
  MATCH (municipality)<-[:AGENT]-(statement:NetworkMembership|ProjectParticipation|EventParticipation {status: 'stated'})-[:CONTEXT]->(thing),
        (statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT CASE WHEN statement:NetworkMembership THEN thing END) AS networks,
         count(DISTINCT CASE WHEN statement:ProjectParticipation THEN thing END) AS projects,
         count(DISTINCT CASE WHEN statement:EventParticipation THEN thing END) AS events, collect(statement.id) AS engagements
}
WITH *, positions + engagements + COLLECT {
  MATCH (municipality)<-[:ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(mention:Statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN mention.id
} AS statements
WHERE size(statements) > 0
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government
