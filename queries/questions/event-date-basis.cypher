//+ theme: events
//+ summary:
//+   lv: Kuru pasākumu datumi ir izsecināti vai ņemti no papildu avota, un kā?
//+   en: Which events have a date that is derived or external, and on what basis?
//+ parameters:
//+   - name: basis
//+     type: date-basis
//+     meaning: {lv: Kā datums zināms; tukšs nozīmē izsecinātu vai ārēju, en: How the date is known; empty means derived or external}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: event, type: id, meaning: {lv: pasākums, en: the event}}
//+   - {name: event_name, type: text, meaning: {lv: pasākuma nosaukums, en: name of the event}}
//+   - {name: date, type: date, meaning: {lv: "pirmā diena, cik precīzi zināma", en: "first day, as precisely as known"}}
//+   - {name: basis, type: code, meaning: {lv: kā datums zināms, en: how the date is known}}
//+   - {name: date_text, type: text, meaning: {lv: datums avota vārdiem, en: the date in the words of the source}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas dod datumu un tā pamatu", en: sources that give the date and its basis}}
//+ draw: [event]
MATCH (event:Event)<-[:ABOUT]-(claim:Claim {property: 'dateBasis'})-[:SOURCE]->(source:Source)
WHERE claim.value = event.dateBasis AND ($scope IS NULL OR source.scope = $scope)
  AND (event.dateBasis = $basis OR $basis IS NULL AND event.dateBasis IN ['derived', 'external'])
WITH event, collect(DISTINCT claim.id) AS founding, collect(DISTINCT source.id) AS founders
OPTIONAL MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
WITH event, founding, founders, collect(DISTINCT claim.id) AS dating, collect(DISTINCT source.id) AS daters
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'dateText'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.dateText AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS wording
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       event.dateBasis AS basis, CASE WHEN size(wording) > 0 THEN event.dateText END AS date_text,
       founders + daters AS sources, founding + dating + wording AS statements
ORDER BY coalesce(date, ''), event
