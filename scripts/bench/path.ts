import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { inTemporaryFolder } from '../faults/worker-process.ts';
import { startServer } from '../support/server.ts';
import { compileBench } from './path-authorities.ts';
import { writeEvidenceFile } from './path-data.ts';
import { exportBench } from './path-export.ts';
import { ingestBench } from './path-ingest.ts';
import { pickerBench } from './path-picker.ts';
import { sqlBench } from './path-sql.ts';
import { createBenchTenant } from './path-tenant.ts';

/**
 * `npm run bench -- path`: the golden path over HTTP, bounded to some four minutes. Ingest and SQL stand beside limits
 * measured in the same run.
 */
const ROWS = 1_000_000;
const AUTHORITIES = 10_000;
/** With the authorities and their four sections each, 100,000 link targets. */
const PICKER_ROWS = 50_000;

function show<T>(what: string, figures: T): T {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
  return figures;
}

await inTemporaryFolder(async (folder) => {
  const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
  try {
    const parquet = join(folder, 'bare.parquet');
    const duckDb = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
    const data = await createBenchTenant(server, 'Data');
    const file = await writeEvidenceFile(join(folder, 'big.csv'), ROWS);
    const ingest = show('ingest', await ingestBench(data, server.pid, file, duckDb, parquet));
    const sql = show('SQL', await sqlBench(data, duckDb, parquet));
    duckDb.closeSync();
    const texts = await createBenchTenant(server, 'Texts');
    const compile = show('compile', await compileBench(texts, AUTHORITIES));
    const rows = await writeEvidenceFile(join(folder, 'more.csv'), PICKER_ROWS);
    const picker = show('link picker', await pickerBench(texts, server.pid, rows));
    const exported = show('export', await exportBench(texts, 'more', folder));
    const { rowsPerSecond, megabytesPerSecond, vsBareCsvParse, vsDuckDb, peakMb } = ingest;
    const { coldPerSecond, afterOneChangeMs } = compile;
    const last = {
      ingest: { rowsPerSecond, megabytesPerSecond, vsBareCsvParse, vsDuckDb, peakMb },
      sqlVsBareDuckDb: sql.vsBareDuckDb,
      compile: { coldPerSecond, afterOneChangeMs },
      pickerP95Ms: picker.p95Ms,
      pdfSeconds: exported.pdfSeconds,
      verifyMegabytesPerSecond: exported.verifyMegabytesPerSecond,
    };
    process.stdout.write(`${JSON.stringify(last)}\n`);
  } finally {
    await server.dispose();
  }
});
