//+ theme: outputs
//+ summary:
//+   lv: Kādi rezultāti pabeigti, top vai iecerēti, un kas tos izstrādā?
//+   en: Which outputs are completed, in development or intended, and who develops them?
//+ parameters:
//+   - name: output_status
//+     type: output-status
//+     meaning: {lv: Tikai ar šādu gatavību; tukšs nozīmē visus, en: Only those that are so far; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: output, type: id, meaning: {lv: rezultāts, en: the output}}
//+   - {name: name, type: text, meaning: {lv: rezultāta nosaukums, en: name of the output}}
//+   - {name: kind, type: code, meaning: {lv: rezultāta veids, en: kind of output}}
//+   - {name: readiness, type: code, meaning: {lv: rezultāta gatavība, en: how far it is}}
//+   - {name: developers, type: list, meaning: {lv: izstrādātāji, en: developers}}
//+   - {name: made_for, type: list, meaning: {lv: "organizācijas, kurām tas domāts", en: organisations for which it is made}}
//+   - {name: result_of, type: list, meaning: {lv: "pasākumi, no kuriem tas radies", en: events from which it came}}
//+ draw: [output]
// Who developed an output depends on the status asked for; how far it is and for whom it is made do not.
MATCH (output:Output)<-[:ABOUT]-(standing:Claim {property: 'outputStatus'})-[:SOURCE]->(source:Source)
WHERE standing.value = output.outputStatus AND ($output_status IS NULL OR output.outputStatus = $output_status)
  AND ($scope IS NULL OR source.scope = $scope)
WITH output, collect(DISTINCT standing.id) AS standing
OPTIONAL MATCH (output)<-[:CONTEXT]-(contribution:Contribution)-[:AGENT]->(agent),
               (contribution)-[:ROLE]->(:Role {id: 'role/developer'}), (contribution)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR contribution.status = $status)
WITH output, standing, collect(DISTINCT agent.name) AS developers, collect(DISTINCT contribution.id) AS contributions
OPTIONAL MATCH (output)<-[:ABOUT]-(claim:Claim)-[:VALUE_ENTITY]->(thing), (claim)-[:SOURCE]->(source:Source)
WHERE claim.property IN ['forOrganisation', 'resultOf'] AND ($scope IS NULL OR source.scope = $scope)
WITH output, standing, developers, contributions, collect(DISTINCT claim.id) AS claims,
     collect(DISTINCT CASE claim.property WHEN 'forOrganisation' THEN thing.name END) AS made_for,
     collect(DISTINCT CASE claim.property WHEN 'resultOf' THEN thing.name END) AS result_of
RETURN output.id AS output, output.name AS name, output.kind AS kind, output.outputStatus AS readiness, developers,
       made_for, result_of, standing + contributions + claims AS statements
ORDER BY readiness, name, output
