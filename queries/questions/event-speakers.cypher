//+ theme: events
//+ summary:
//+   lv: Kas uzstājās pasākumos un par ko?
//+   en: Who spoke at the events, and on what?
//+ parameters:
//+   - name: event
//+     type: Event
//+     meaning: {lv: Tikai šajā pasākumā; tukšs nozīmē visos, en: Only at this event; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: event, type: id, meaning: {lv: pasākums, en: the event}}
//+   - {name: event_name, type: text, meaning: {lv: pasākuma nosaukums, en: name of the event}}
//+   - {name: date, type: date, meaning: {lv: "pirmā diena, cik precīzi zināma", en: "first day, as precisely as known"}}
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: role, type: text, meaning: {lv: "loma: atklājējs, prezentētājs, runātājs vai apskates vadītājs", en: "role: opener, presenter, speaker or guide"}}
//+   - {name: part, type: integer, meaning: {lv: pasākuma diena vai daļa, en: day or part of the event}}
//+   - {name: topics, type: list, meaning: {lv: par ko, en: on what}}
//+   - {name: presents, type: list, meaning: {lv: ko rāda, en: what is shown}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
// The date only as far as sources that count tell it, looked for once for each event.
MATCH (event:Event) WHERE $event IS NULL OR event.id = $event
WITH event, COLLECT {
  MATCH (event)<-[:ABOUT]-(claim:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  WHERE claim.value = event.startDate AND ($scope IS NULL OR source.scope = $scope)
  RETURN claim.id
} AS dating
MATCH (event)<-[:CONTEXT]-(engagement:EventParticipation)-[:ROLE]->(role:Role), (engagement)-[:AGENT]->(person:Person),
      (engagement)-[:SOURCE]->(source:Source)
WHERE role.id IN ['role/opener', 'role/presenter', 'role/speaker', 'role/guide']
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
OPTIONAL MATCH (engagement)-[:TOPIC]->(topic)
OPTIONAL MATCH (engagement)-[:PRESENTS]->(shown)
WITH event, dating, person, role, engagement.part AS part, engagement.status AS status,
     collect(DISTINCT topic.name) AS topics, collect(DISTINCT shown.name) AS presents,
     collect(DISTINCT engagement.id) AS engagements
RETURN event.id AS event, event.name AS event_name, CASE WHEN size(dating) > 0 THEN event.startDate END AS date,
       person.id AS person, person.name AS name, role.name AS role, part, topics, presents, status,
       engagements + dating AS statements
ORDER BY coalesce(date, ''), event, coalesce(part, 0), name, person, role, status
