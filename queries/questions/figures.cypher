//+ theme: projects
//+ summary:
//+   lv: Kādi skaitļi ir avotos, kādā mērvienībā un par kuru laiku?
//+   en: Which figures do the sources give, in which unit and for which period?
//+ parameters:
//+   - name: about
//+     type: Entity
//+     meaning: {lv: "Tikai par šo lietu, piemēram, organisation/iecavnica; tukšs nozīmē visas", en: "Only about this thing, such as organisation/iecavnica; empty means all"}
//+   - name: indicator
//+     type: Indicator
//+     meaning: {lv: Tikai pēc šī rādītāja; tukšs nozīmē visus, en: Only by this indicator; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: thing, type: id, meaning: {lv: "lieta, par kuru ir skaitlis", en: the thing that the figure is about}}
//+   - {name: name, type: text, meaning: {lv: lietas nosaukums, en: name of the thing}}
//+   - {name: measured, type: id, meaning: {lv: rādītājs, en: the indicator}}
//+   - {name: indicator_name, type: text, meaning: {lv: rādītāja nosaukums, en: name of the indicator}}
//+   - {name: amount, type: number, meaning: {lv: skaitlis, en: the figure}}
//+   - {name: unit, type: code, meaning: {lv: mērvienība, en: unit}}
//+   - {name: period_start, type: date, meaning: {lv: posma sākums, en: start of the period}}
//+   - {name: period_end, type: date, meaning: {lv: posma beigas, en: end of the period}}
//+ draw: [thing, measured]
// Figures of different indicators or periods are different things: nothing is added up.
MATCH (thing)<-[:ABOUT]-(figure:Observation)-[:INDICATOR]->(indicator:Indicator), (figure)-[:SOURCE]->(source:Source)
WHERE ($about IS NULL OR thing.id = $about) AND ($indicator IS NULL OR indicator.id = $indicator)
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR figure.status = $status)
WITH thing, indicator, figure.amount AS amount, figure.unit AS unit, figure.periodStart AS period_start,
     figure.periodEnd AS period_end, collect(figure.id) AS statements
RETURN thing.id AS thing, thing.name AS name, indicator.id AS measured, indicator.name AS indicator_name,
       amount, unit, period_start, period_end, statements
ORDER BY thing, measured, coalesce(period_start, ''), coalesce(period_end, ''), amount, unit
