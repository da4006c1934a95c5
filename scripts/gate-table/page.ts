import { GATE_CASES, GATE_CHECK_NAMES, rowsOfCheck, truthTable } from '@chancery/exports';
import type { GateRow } from '@chancery/exports';
import { format, resolveConfig } from 'prettier';

/** Where the page stands in the repository. */
export const GATE_PAGE = 'docs/export-gate.md';

/** The page of the export gate's truth table, as the code decides. @param path of the page, for its formatting. */
export async function gatePage(path: string): Promise<string> {
  const text = [INTRODUCTION, casesSection(), tableSection(), STAGES].join('\n\n');
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}

const INTRODUCTION = `# The export gate

<!-- Written by \`npm run gate-table\`. Change the gate or its cases (libs/exports/src/gate), not this page. -->

The one place that decides whether tenant bytes may leave. It is asked when an export is requested, before its bundle is
signed, and before each download. It fails closed: every check that objects, finds a field missing or throws adds a
reason, and one reason is enough to block.`;

const STAGES = `## Besides the gate

- **At request** nothing passes that was not charged.
- **At build** the bundle must be the one the gate allowed: its export ID, destination, tenant, region, legal entity, policy
  ID and policy version are compared with what the gate saw; each that differs is a \`gate-error\`.
- **At download** the stored bundle must have the digest it was built with, else a \`gate-error\`; an export whose time is
  over, by what was asked for or by the residency policy of its build or of now, is gone (\`export-expired\`). The references judged are those of the versions in the bundle, as they stand now.`;

function casesSection(): string {
  const rows = GATE_CHECK_NAMES.flatMap((check) =>
    rowsOfCheck(check).map((row, index) => [check, GATE_CASES[check][index]?.name ?? '', verdictOf(row)]),
  );
  return [
    '## Each check alone',
    'Every case of every check, with all the other checks content.',
    table(['Check', 'Case', 'The gate'], rows),
  ].join('\n\n');
}

function tableSection(): string {
  const rows = truthTable();
  return [
    '## Together',
    `All ${rows.length} combinations of what the checks can come to: ✓ where a check is content, else what it found. ` +
      'Without a policy the destination cannot be judged. Each row is a test; so is every combination of all the cases above.',
    table([...GATE_CHECK_NAMES, 'The gate'], rows.map(cellsOf)),
  ].join('\n\n');
}

function cellsOf(row: GateRow): readonly string[] {
  return [...row.cases.map(({ name, reason }) => (reason === null ? '✓' : name)), verdictOf(row)];
}

function verdictOf({ reasons }: GateRow): string {
  return reasons.length === 0 ? '**opens**' : reasons.map((reason) => `\`${reason}\``).join(' ');
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
