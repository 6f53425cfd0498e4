//+ theme: events
//+ summary:
//+   lv: Kas un kad noticis vai plānots kādā vietā?
//+   en: What was held or planned at a place, and when?
//+ parameters:
//+   - name: place
//+     type: Place
//+     meaning: {lv: Tikai šajā vietā vai tās daļās; tukšs nozīmē visur, en: Only at this place or its parts; empty means anywhere}
//+   - name: from
//+     type: date
//+     meaning: {lv: "No šī datuma; tukšs nozīmē kopš sākuma, arī bez datuma", en: "From this date; empty means from the beginning, undated too"}
//+   - name: to
//+     type: date
//+     meaning: {lv: "Līdz šim datumam; tukšs nozīmē bez gala, arī bez datuma", en: "Until this date; empty means without end, undated too"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: event, type: id, meaning: {lv: pasākums, en: the event}}
//+   - {name: event_name, type: text, meaning: {lv: pasākuma nosaukums, en: name of the event}}
//+   - {name: kind, type: code, meaning: {lv: pasākuma veids, en: kind of event}}
//+   - {name: date, type: date, meaning: {lv: "pirmā diena, cik precīzi zināma", en: "first day, as precisely as known"}}
//+   - {name: event_status, type: code, meaning: {lv: "vai noticis vai tikai plānots", en: whether it was held or only planned}}
//+   - {name: place, type: id, meaning: {lv: vieta, en: the place}}
//+   - {name: place_name, type: text, meaning: {lv: vietas nosaukums, en: name of the place}}
//+ draw: [event, place]
// An event of unknown date is in no range of dates.
MATCH (event:Event)-[:PLACE]->(place:Place)<-[:VALUE_ENTITY]-(claim:Claim {property: 'place'})-[:ABOUT]->(event),
      (claim)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND ($place IS NULL OR EXISTS { (place)-[:PART_OF*0..]->(:Place {id: $place}) })
WITH event, place, collect(DISTINCT claim.id) AS placing
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
WITH *, CASE WHEN size(dating) > 0 THEN event.startDate END AS date
WHERE ($from IS NULL OR left(date, size($from)) >= left($from, size(date)))
  AND ($to IS NULL OR left(date, size($to)) <= left($to, size(date)))
RETURN event.id AS event, event.name AS event_name, event.kind AS kind, date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, place.id AS place,
       place.name AS place_name, placing + dating + standing AS statements
ORDER BY coalesce(date, ''), event, place
