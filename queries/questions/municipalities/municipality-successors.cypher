:param {municipality: null};
// One step: a successor that was itself replaced has a row of its own. All sources count, as no article of the time could tell.
MATCH (municipality:Municipality)-[:REPLACED_BY]->(successor:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
OPTIONAL MATCH (municipality)<-[:ORIGINAL]-(reform:Reform)-[:RESULTING]->(successor)
WITH municipality, successor, collect(DISTINCT reform.id) AS reforms
WITH *, COLLECT {
  MATCH (municipality)<-[:ABOUT]-(claim:Claim {property: 'replacedBy'})-[:VALUE_ENTITY]->(successor) RETURN claim.id
} AS replacing,
COLLECT {
  MATCH (municipality)<-[:ABOUT]-(claim:Claim {property: 'validTo'}) WHERE claim.value = municipality.validTo RETURN claim.id
} AS ending,
COLLECT {
  MATCH (successor)<-[:ABOUT]-(claim:Claim {property: 'validFrom'}) WHERE claim.value = successor.validFrom RETURN claim.id
} AS beginning,
COLLECT {
  MATCH (municipality)<-[:ORIGINAL]-(reform:Reform)-[:RESULTING]->(successor)
  MATCH (reform)<-[:ABOUT]-(claim:Claim)-[:VALUE_ENTITY]->(other)
  WHERE claim.property = 'original' AND other = municipality OR claim.property = 'resulting' AND other = successor
  RETURN claim.id
} AS reforming
RETURN municipality.id AS municipality, municipality.name AS municipality_name, municipality.validTo AS until,
       successor.id AS successor, successor.name AS successor_name, successor.validFrom AS since, reforms,
       replacing + ending + beginning + reforming AS statements
ORDER BY municipality_name, municipality;
