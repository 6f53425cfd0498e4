//+ theme: events
//+ summary:
//+   lv: Kuri pasākumi bija plānoti, bet neviens avots neziņo, ka tie notikuši?
//+   en: Which events were planned, with no source reporting that they were held?
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: event, type: id, meaning: {lv: pasākums, en: the event}}
//+   - {name: event_name, type: text, meaning: {lv: pasākuma nosaukums, en: name of the event}}
//+   - {name: kind, type: code, meaning: {lv: pasākuma veids, en: kind of event}}
//+   - {name: date, type: date, meaning: {lv: "pirmā diena, cik precīzi zināma", en: "first day, as precisely as known"}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas tos pieteica", en: the sources that announced them}}
//+ draw: [event]
// Not reported is not the same as not held. A report of any scope is a report.
MATCH (event:Event {eventStatus: 'planned'})<-[:ABOUT]-(claim:Claim {property: 'eventStatus', value: 'planned'})-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND NOT EXISTS { (event)<-[:ABOUT]-(:Claim {property: 'eventStatus', value: 'held'}) }
WITH event, collect(DISTINCT claim.id) AS announcing, collect(DISTINCT source.id) AS sources
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating
RETURN event.id AS event, event.name AS event_name, event.kind AS kind,
       CASE WHEN size(dating) > 0 THEN event.startDate END AS date, sources, announcing + dating AS statements
ORDER BY coalesce(date, ''), event
