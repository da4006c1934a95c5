import { basename } from 'node:path';
import type { Counts, EngineUnderTest } from './step.ts';

/** What Jest's `--json` says, as far as it is read. */
export interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    /** `failed` without assertions: the file could not be run. */
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** One port on one adapter. */
export interface SuiteRow extends Counts {
  readonly port: string;
  readonly adapter: string;
  readonly ranOn: string;
}

/** Counts by port and adapter, in the order of their names. */
export function suiteRows(report: JestReport, engines: ReadonlyMap<string, EngineUnderTest>): readonly SuiteRow[] {
  const rows = new Map<string, SuiteRow>();
  for (const { name, status, assertionResults } of report.testResults) {
    const { port, adapter } = placeOf(name, [...engines.keys()]);
    const before = rows.get(`${port} ${adapter}`) ?? { passed: 0, failed: 0 };
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    const notRun = assertionResults.length === 0 && status === 'failed' ? 1 : 0;
    rows.set(`${port} ${adapter}`, {
      port,
      adapter,
      ranOn: engines.get(adapter)?.version ?? '',
      passed: before.passed + passed,
      // A test that did not run is none that passed.
      failed: before.failed + assertionResults.length - passed + notRun,
    });
  }
  return [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** `libs/<port>/src/adapters/<adapter>/…`; a spec elsewhere names the engine in its file name. */
function placeOf(file: string, engines: readonly string[]): { readonly port: string; readonly adapter: string } {
  const [, port = 'other'] = /[/\\](?:libs|apps)[/\\]([^/\\]+)[/\\]/.exec(file) ?? [];
  const [, folder] = /[/\\]adapters[/\\]([^/\\]+)[/\\]/.exec(file) ?? [];
  const named = engines.find((engine) => basename(file).includes(engine.replace(/db$/, '')));
  return { port, adapter: folder ?? named ?? 'several' };
}

/** The rows as lines of text, aligned. */
export function suiteLines(rows: readonly SuiteRow[]): string {
  const cells = [
    ['port', 'adapter', 'passed', 'failed', 'ran on'],
    ...rows.map(({ port, adapter, passed, failed, ranOn }) => [port, adapter, `${passed}`, `${failed}`, ranOn]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
