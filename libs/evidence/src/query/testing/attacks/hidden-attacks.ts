import { stopped } from './attack.ts';
import type { AttackGroup } from './attack.ts';

export const HIDDEN_ATTACKS: AttackGroup = {
  title: 'Files from inside another expression',
  stoppedBy:
    'The rules walk the engine’s own parse tree of the statement, every corner of it, and functions that run SQL given ' +
    'as text are not on the list of allowed functions.',
  attacks: [
    stopped('in a scalar subquery', `SELECT (SELECT content FROM read_text('<secret>'))`),
    stopped('in EXISTS', `SELECT 1 WHERE EXISTS (SELECT 1 FROM read_text('<secret>'))`),
    stopped('in IN', `SELECT 1 WHERE 1 IN (SELECT size FROM read_text('<secret>'))`),
    stopped('in ORDER BY', `SELECT 1 ORDER BY (SELECT size FROM read_text('<secret>'))`),
    stopped('in LIMIT', `SELECT 1 LIMIT (SELECT size FROM read_text('<secret>'))`),
    stopped('in OFFSET', `SELECT 1 OFFSET (SELECT size FROM read_text('<secret>'))`),
    stopped('in GROUP BY', `SELECT count(*) FROM cars GROUP BY (SELECT size FROM read_text('<secret>'))`),
    stopped('in HAVING', `SELECT 1 FROM cars GROUP BY name HAVING (SELECT size FROM read_text('<secret>')) > 0`),
    stopped('in QUALIFY', `SELECT 1 FROM cars QUALIFY (SELECT size FROM read_text('<secret>')) > 0`),
    stopped('in a window', `SELECT sum(n) OVER (ORDER BY (SELECT size FROM read_text('<secret>'))) FROM cars`),
    stopped('in a FILTER', `SELECT count(*) FILTER (WHERE (SELECT size FROM read_text('<secret>')) > 0) FROM cars`),
    stopped('in CASE', `SELECT CASE WHEN false THEN (SELECT size FROM read_text('<secret>')) ELSE 1 END`),
    stopped('in a UNION', `SELECT 1 UNION ALL SELECT size FROM read_text('<secret>')`),
    stopped('in VALUES', `VALUES ((SELECT content FROM read_text('<secret>')))`),
    stopped('in a common table expression', `WITH a AS (SELECT * FROM read_text('<secret>')) SELECT * FROM a`),
    stopped(
      'in an unused common table expression',
      `WITH a AS MATERIALIZED (FROM read_text('<secret>')) SELECT 1 FROM cars, a`,
    ),
    stopped(
      'in a recursive common table expression',
      `WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT size FROM r, read_text('<secret>')) FROM r`,
    ),
    stopped('in a join condition', `FROM cars a JOIN cars b ON (SELECT size FROM read_text('<secret>')) > 0`),
    stopped('in a lateral join', `SELECT * FROM cars, LATERAL (SELECT * FROM read_text('<secret>'))`),
    stopped('in PIVOT', `PIVOT (SELECT * FROM read_text('<secret>')) ON size IN (1) USING count(*)`),
    stopped('in UNPIVOT', `UNPIVOT (SELECT size FROM read_text('<secret>')) ON size`),
    stopped('in SUMMARIZE', `SUMMARIZE SELECT * FROM read_text('<secret>')`),
    stopped('in DESCRIBE', `DESCRIBE SELECT * FROM read_text('<secret>')`),
    stopped('in a sample', `SELECT * FROM read_text('<secret>') USING SAMPLE 10`),
    stopped('in a positional join', `FROM cars POSITIONAL JOIN read_text('<secret>')`),
    stopped('in a lambda', `SELECT list_transform([1], lambda x: (SELECT size FROM read_text('<secret>')))`),
    stopped('in a list comprehension', `SELECT [(SELECT size FROM read_text('<secret>')) FOR x IN [1]]`),
    stopped('in COLUMNS', `SELECT COLUMNS(c -> c = (SELECT content FROM read_text('<secret>'))) FROM cars`),
    stopped('in REPLACE', `SELECT * REPLACE ((SELECT content FROM read_text('<secret>')) AS name) FROM cars`),
    stopped('in the argument of range', `SELECT * FROM range((SELECT size FROM read_text('<secret>')))`),
    stopped('in an AS OF join', `FROM cars ASOF JOIN read_text('<secret>') t ON cars.n >= t.size`),
    stopped('SQL as text: query', `FROM query('SELECT * FROM read_text(''<secret>'')')`),
    stopped('SQL as text: query_table', `FROM query_table('<victim>')`),
    stopped('SQL as text: query_table of a list', `FROM query_table(['cars', '<victim>'])`),
    stopped(
      'SQL as a parse tree',
      `FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''<secret>'')'))`,
    ),
  ],
};
