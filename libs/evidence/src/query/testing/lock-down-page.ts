import { format, resolveConfig } from 'prettier';
import { BREAK_OUTS, SIZE_BOMBS, TIME_BOMBS } from './attacks/index.ts';
import type { Attack, AttackGroup } from './attacks/attack.ts';

export const LOCK_DOWN_PAGE = new URL('../../../../../docs/security/query-lock-down.md', import.meta.url);

const SHOWN_LENGTH = 140;

/** The page as the repository keeps it. */
export async function formattedLockDownPage(): Promise<string> {
  const style = await resolveConfig(LOCK_DOWN_PAGE);
  return format(lockDownPage(), { ...style, parser: 'markdown' });
}

/** The page of attacks on the query engine: what `lock-down.int.spec.ts` tries, one by one, at every run of the tests. */
function lockDownPage(): string {
  const groups = [...BREAK_OUTS, TIME_BOMBS, SIZE_BOMBS];
  const count = groups.reduce((sum, { attacks }) => sum + attacks.length, 0);
  return [
    '<!-- Written by libs/evidence/src/query/testing/write-lock-down-page.ts from the attacks of the tests; do not edit. -->',
    '',
    '# The lock-down of queries',
    '',
    `${count} attacks are tried on the query engine, one by one over HTTP, at every run of the tests; ${count} are stopped.`,
    'After the attacks that aim at files the test looks whether the secret came out, whether a file was made, and whether',
    'the engine still answers.',
    '',
    'There are two locks, one behind the other. The **rules** check the parse tree of a statement before it runs: one',
    'SELECT, over datasets by their names, calling functions of a list. The **engine** (DuckDB, a child process per tenant',
    'with an empty environment) may open files of its own folder only, has no extensions and no network, and its settings',
    'are locked. The column *engine alone* says what that second lock does when the rules are left out: it **refuses**',
    'too, or it **runs** the statement inside its walls, where there is nothing to gain.',
    '',
    'Beside these, every table function the engine has (`duckdb_functions()`) is tried, so that one a new version brings',
    'is refused until someone has looked at it, and so is every other function that is not on the list of allowed ones.',
    '',
    ...groups.flatMap(section),
  ].join('\n');
}

function section({ title, stoppedBy, attacks }: AttackGroup): readonly string[] {
  return [
    `## ${title}`,
    '',
    stoppedBy,
    '',
    '| attack | statement | answer | engine alone |',
    '| --- | --- | --- | --- |',
    ...attacks.map(row),
    '',
  ];
}

function row({ name, sql, answer, engineAlone }: Attack): string {
  return `| ${name} | ${code(sql)} | \`${answer}\` | ${engineAlone} |`;
}

/** Code in a cell of a table: one line, cut where it is long, with the bars escaped. */
function code(sql: string): string {
  const line = sql.replaceAll(/[\s\0]+/g, ' ');
  const shown = line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)} …` : line;
  return `\`\` ${shown.replaceAll('|', '\\|')} \`\``;
}
