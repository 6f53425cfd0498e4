//+ theme: events
//+ summary:
//+   lv: Kuri pasākumi turpina kurus?
//+   en: Which events follow which?
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: event, type: id, meaning: {lv: pasākums, en: the event}}
//+   - {name: event_name, type: text, meaning: {lv: pasākuma nosaukums, en: name of the event}}
//+   - {name: date, type: date, meaning: {lv: "pirmā diena, cik precīzi zināma", en: "first day, as precisely as known"}}
//+   - {name: event_status, type: code, meaning: {lv: "vai noticis vai tikai plānots", en: whether it was held or only planned}}
//+   - {name: follows, type: id, meaning: {lv: iepriekšējais pasākums, en: the previous event}}
//+   - {name: follows_name, type: text, meaning: {lv: iepriekšējā pasākuma nosaukums, en: name of the previous event}}
//+ draw: [event, follows]
MATCH (event:Event)-[:FOLLOWS]->(previous:Event)<-[:VALUE_ENTITY]-(claim:Claim {property: 'follows'})-[:ABOUT]->(event),
      (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH event, previous, collect(DISTINCT claim.id) AS following
// Date and status only as far as sources that count tell them.
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.eventStatus AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS standing
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, previous.id AS follows,
       previous.name AS follows_name, following + dating + standing AS statements
ORDER BY coalesce(date, ''), event
