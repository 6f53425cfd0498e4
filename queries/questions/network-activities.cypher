//+ theme: networks
//+ summary:
//+   lv: Kādi pasākumi notikuši vai plānoti tīklā, pēc datuma?
//+   en: Which events were held or planned in a network, by date?
//+ parameters:
//+   - name: network
//+     type: Network
//+     example: network/t2
//+     meaning: {lv: Tīkls ar tā apakštīkliem, en: The network with its sub-networks}
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
//+   - {name: network, type: id, meaning: {lv: tīkls vai apakštīkls, en: the network or sub-network}}
//+   - {name: places, type: list, meaning: {lv: vietas, en: places}}
//+ draw: [event, network]
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)<-[:IN_CONTEXT_OF]-(event:Event)
MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(network), (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, event, collect(DISTINCT claim.id) AS belonging
// Date, status and places only as far as sources that count tell them.
OPTIONAL MATCH (event)-[:PLACE]->(place:Place)<-[:VALUE_ENTITY]-(claim:Claim {property: 'place'})-[:ABOUT]->(event),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH network, event, belonging, collect(DISTINCT place.name) AS places, collect(DISTINCT claim.id) AS placing
WITH *, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.eventStatus AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS standing
RETURN event.id AS event, event.name AS event_name, event.kind AS kind,
       CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       CASE WHEN size(standing) > 0 THEN event.eventStatus END AS event_status, network.id AS network, places,
       belonging + placing + dating + standing AS statements
ORDER BY coalesce(date, ''), event, network
