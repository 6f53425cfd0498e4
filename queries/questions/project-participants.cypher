//+ theme: projects
//+ summary:
//+   lv: Kas un kādā lomā darbojas projektā?
//+   en: Who is active in a project, and in which role?
//+ parameters:
//+   - name: project
//+     type: Project
//+     example: lietpratiga-parvaldiba
//+     meaning: {lv: Projekts, en: The project}
//+   - name: role
//+     type: Role
//+     meaning: {lv: "Tikai šī loma, piemēram, partner; tukšs nozīmē visas", en: "Only this role, such as partner; empty means all"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: role, type: id, meaning: {lv: loma, en: the role}}
//+   - {name: role_name, type: text, meaning: {lv: lomas nosaukums, en: name of the role}}
//+   - {name: agent, type: id, meaning: {lv: dalībnieks, en: the participant}}
//+   - {name: name, type: text, meaning: {lv: dalībnieka vārds vai nosaukums, en: name of the participant}}
//+   - {name: kind, type: code, meaning: {lv: "organizācijas veids; tukšs personai", en: kind of organisation; empty for a person}}
//+ draw: [agent]
MATCH (project:Project&Entity {id: $project})<-[:CONTEXT]-(participation:ProjectParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR participation.status = $status)
MATCH (participation)-[:ROLE]->(role:Role), (participation)-[:AGENT]->(agent:Agent)
WHERE $role IS NULL OR role.id = $role
RETURN role.id AS role, role.name AS role_name, agent.id AS agent, agent.name AS name, agent.kind AS kind,
       collect(DISTINCT participation.id) AS statements
ORDER BY role, name, agent
