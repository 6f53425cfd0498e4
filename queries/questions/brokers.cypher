//+ theme: networks
//+ summary:
//+   lv: Kas savieno tīklus, kas citādi nesaskartos, un starp kurām pašvaldībām?
//+   en: Who connects networks that would otherwise not meet, and between which municipalities?
//+ analysis: brokers
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: rank, type: integer, meaning: {lv: "vieta; vienādiem vienāda", en: "rank; equal ones share it"}}
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: betweenness, type: number, meaning: {lv: "kāda daļa īsāko ceļu iet caur šo personu; darbība tīklā sver 2, katrs tā pasākums 1", en: "which share of the shortest ways leads through the person; being active in a network weighs 2, each event of it 1"}}
//+   - {name: parts, type: integer, meaning: {lv: "cik daļās bez šīs personas sadalītos tas, kas ap to ir saistīts", en: into how many parts what hangs together around the person would fall without them}}
//+   - {name: coordinator, type: integer, meaning: {lv: "personu pāri, starp kuriem tā stāv: visi trīs vienā organizācijā", en: "pairs of people between whom they stand: all three of one organisation"}}
//+   - {name: gatekeeper, type: integer, meaning: {lv: "pāri, no kuriem viens ir tās pašas organizācijas", en: pairs of whom one is of their own organisation}}
//+   - {name: consultant, type: integer, meaning: {lv: "pāri, kuri abi ir vienas citas organizācijas", en: pairs who are both of one other organisation}}
//+   - {name: liaison, type: integer, meaning: {lv: pāri no divām citām organizācijām, en: pairs of two other organisations}}
//+   - {name: stability, type: list, meaning: {lv: "avoti un pasākumi, bez kura viena rindas nebūtu vai tās vieta vai daļu skaits būtu cits", en: "sources and events, without one of which the row would be gone or its rank or parts another"}}
//+ draw: [person]
// A tie is being active in a network (2) or taking part in an event of it (1); sub-networks count as their top one, an
// event outside networks as itself. A person's group is the top organisation that they hold a position in or act for.
CALL () {
  MATCH (left:Person)<-[:AGENT]-(e:NetworkParticipation)-[:CONTEXT]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         2 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:EventParticipation)-[:CONTEXT]->(right:Event), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, right.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Event)<-[:ABOUT]-(e:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:IN_CONTEXT_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, left.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Network)<-[:ABOUT]-(e:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:SUB_ORGANIZATION_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:Position)-[:CONTEXT]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:Engagement)-[:ON_BEHALF_OF]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Organisation)<-[:ABOUT]-(e:Claim {property: 'unitOf'})-[:VALUE_ENTITY]->(right:Organisation), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:UNIT_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'group' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements
