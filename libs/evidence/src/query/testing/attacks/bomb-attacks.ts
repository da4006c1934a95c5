import { limited } from './attack.ts';
import type { AttackGroup } from './attack.ts';

const times = (count: number, text: (index: number) => string, separator: string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(separator);

export const TIME_BOMBS: AttackGroup = {
  title: 'Queries that never end',
  stoppedBy:
    'At the time limit the engine is interrupted; a query that does not stop within two seconds of that (one function ' +
    'call that goes on for hours) is ended by killing its process. Other tenants’ engines are other processes.',
  attacks: [
    limited(
      'a count of a trillion rows',
      `SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8`,
      'query-timeout',
    ),
    limited('a cross join', `SELECT max(a.range + b.range) FROM range(10000000) a, range(10000000) b`, 'query-timeout'),
    limited(
      'a recursion without end',
      `WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i FROM r) SELECT count(*) FROM r`,
      'query-timeout',
    ),
    limited(
      'a 300-way join',
      `SELECT count(*) FROM cars c0 ${times(299, (i) => `JOIN range(1000) r${i}(n) ON r${i}.n >= c0.n`, ' ')}`,
      'query-timeout',
    ),
    limited(
      'a tower of common table expressions',
      `WITH a0 AS (SELECT 1), ${times(40, (i) => `a${i + 1} AS (SELECT 1 FROM a${i} x, a${i} y, range(2))`, ', ')} SELECT count(*) FROM a40`,
      'query-timeout',
    ),
    limited(
      'one call that takes hours',
      `SELECT levenshtein(repeat('ab', 1000000), repeat('cd', 1000000))`,
      'query-timeout',
    ),
    limited(
      'a pattern that backtracks',
      `SELECT count(*) FROM range(1000000000) t(i) WHERE regexp_matches(repeat('a', 1000) || i, '(a|aa)+$')`,
      'query-timeout',
    ),
    limited(
      'LIKE with many wildcards',
      `SELECT count(*) FROM range(100000000) t(i) WHERE repeat('a', 500) || i LIKE '%a%a%a%a%a%a%a%b%'`,
      'query-timeout',
    ),
    limited(
      'a correlated subquery over everything',
      `SELECT count(*) FROM range(1000000) a(i) WHERE i < (SELECT sum(j) FROM range(1000000) b(j) WHERE j % (i + 1) = 3)`,
      'query-timeout',
    ),
    limited(
      'a window over everything',
      `SELECT sum(x) FROM (SELECT sum(i * i) OVER (ORDER BY i ROWS BETWEEN 100000 PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS x FROM range(2000000) t(i))`,
      'query-timeout',
    ),
  ],
};

export const SIZE_BOMBS: AttackGroup = {
  title: 'Queries that take all memory, or answer without end',
  stoppedBy:
    'The engine has a memory limit and no place to spill to; its process watches itself and ends when it passes twice ' +
    'that limit all the same. A result may weigh 32 MiB. What an engine cannot survive ends that one process: the ' +
    'query is refused, and the next one gets a new engine.',
  attacks: [
    limited(
      'a list of long texts',
      `SELECT list(repeat('x', 1000000) || i) FROM range(100000) t(i)`,
      'query-too-large',
    ),
    limited('one text of gigabytes', `SELECT max(length(repeat('abc', 1000000000))) FROM range(3)`, 'query-too-large'),
    limited('a format of gigabytes', `SELECT length(format('{:>2000000000}', 'x'))`, 'query-too-large'),
    limited('a list of a billion', `SELECT length(range(1000000000))`, 'query-too-large'),
    limited(
      'a hash table of a billion rows',
      `SELECT count(*) FROM (SELECT DISTINCT repeat('x', 1000) || i FROM range(1000000000) t(i))`,
      'query-too-large',
    ),
    limited(
      'a recursion that doubles',
      `WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i FROM r, range(2)) SELECT list(i) FROM r`,
      'query-too-large',
    ),
    limited(
      'texts joined without end',
      `SELECT length(string_agg(repeat('x', 1000), ',')) FROM range(100000000)`,
      'query-too-large',
    ),
    limited('a result of 100 MB', `SELECT repeat('x', 100000) FROM range(1000)`, 'query-too-large'),
    limited('one row of 100 MB', `SELECT repeat('x', 100000000)`, 'query-too-large'),
    limited(
      'a 1,000-way cross join',
      `SELECT count(*) FROM ${times(1000, (i) => `range(3) t${i}`, ', ')}`,
      'query-invalid',
    ),
    limited(
      'a 1,000-way join',
      `SELECT count(*) FROM cars c0 ${times(999, (i) => `JOIN cars c${i + 1} ON c${i + 1}.n = c${i}.n`, ' ')}`,
      'query-invalid',
    ),
    limited('sums nested 20,000 deep', `SELECT ${times(20_000, () => '1', '+')}`, 'query-invalid'),
    limited('brackets nested 20,000 deep', `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 'query-invalid'),
    limited('negations nested 10,000 deep', `SELECT ${'NOT '.repeat(10_000)}true`, 'query-invalid'),
    limited(
      'subqueries nested 2,000 deep',
      `${'SELECT * FROM ('.repeat(2_000)}SELECT 1${')'.repeat(2_000)}`,
      'query-invalid',
    ),
    limited('functions nested 5,000 deep', `SELECT ${'abs('.repeat(5_000)}1${')'.repeat(5_000)}`, 'query-invalid'),
    limited('lists nested 5,000 deep', `SELECT ${'['.repeat(5_000)}1${']'.repeat(5_000)}`, 'query-invalid'),
    limited('types nested 5,000 deep', `SELECT NULL::INTEGER${'[]'.repeat(5_000)}`, 'query-invalid'),
    limited(
      '5,000 unions',
      times(5_000, () => 'SELECT 1', ' UNION '),
      'query-too-large',
    ),
    limited('a text longer than a statement may be', `SELECT '${'x'.repeat(100_000)}'`, 'validation-failed'),
  ],
};
