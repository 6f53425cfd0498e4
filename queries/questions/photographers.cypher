//+ theme: outputs
//+ summary:
//+   lv: Kas fotografēja, personas un organizācijas?
//+   en: Who took the photographs, persons and organisations?
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
//+   - {name: type, type: code, meaning: {lv: persona vai organizācija, en: person or organisation}}
//+   - {name: agent, type: id, meaning: {lv: fotogrāfs, en: the photographer}}
//+   - {name: name, type: text, meaning: {lv: "vārds vai nosaukums; publiskajās daļās iekšējām personām tikai loma", en: "the name; in public outputs only the role of internal persons"}}
//+   - {name: article, type: id, meaning: {lv: "raksts, kuram fotografēts", en: the article for which it was done}}
//+   - {name: title, type: text, meaning: {lv: raksta virsraksts, en: title of the article}}
//+   - {name: depicts, type: list, meaning: {lv: attēlotie pasākumi, en: events that are shown}}
//+ draw: [agent, article]
MATCH (:Role {id: 'role/photographer'})<-[:ROLE]-(credit:Contribution)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR credit.status = $status)
MATCH (credit)-[:AGENT]->(agent:Agent), (credit)-[:CONTEXT]->(article:Source)
OPTIONAL MATCH (credit)-[:DEPICTS]->(event:Event)
RETURN split(agent.id, '/')[0] AS type, agent.id AS agent, agent.name AS name, article.id AS article, article.name AS title,
       collect(DISTINCT event.name) AS depicts, collect(DISTINCT credit.id) AS statements
ORDER BY type, name, agent, article
