import { createWriteStream } from 'node:fs';
import { mkdir, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { auditRows } from '@chancery/audit';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { linkOnce } from '../../engine/link-once.ts';
import type { TenantEngine } from '../tenant-engine.ts';
import { mergeSegmentsSql, writeSegmentSql } from './audit-view.ts';
import type { StagedAuditLog } from './audit-view.ts';

/** A file with the entries `first` to `last`, all of them. */
interface Segment {
  readonly fileName: string;
  readonly first: number;
  readonly last: number;
}

/** More files than this are written into one. */
const MAX_SEGMENTS = 16;

/**
 * Stages the tenant's log up to its present end for SQL. What was turned into Parquet once stays beside the engines'
 * folders until the process ends, so only entries that came since the last time are read. One call per tenant at a time.
 */
export async function stageAuditLog(plane: Plane, tenant: TenantId, engine: TenantEngine): Promise<StagedAuditLog> {
  const asOfEntry = await plane.events.tenantHead(tenant);
  const archive = join(plane.scratchFolder, 'audit', tenant);
  await mkdir(archive, { recursive: true });
  const segments = await segmentsIn(archive);
  const upTo = segments.at(-1)?.last ?? 0;
  if (upTo < asOfEntry) segments.push(await writeSegment(plane, tenant, engine, archive, upTo, asOfEntry));
  const staged = segments.length > MAX_SEGMENTS ? [await merge(engine, archive, segments)] : segments;
  for (const { fileName } of staged) await linkOnce(join(archive, fileName), join(engine.folder, fileName));
  return { fileNames: staged.map(({ fileName }) => fileName), asOfEntry };
}

/** In the order of their entries. What a merge that broke off left behind is covered by the file it was merged into. */
async function segmentsIn(archive: string): Promise<Segment[]> {
  const found = (await readdir(archive)).flatMap((fileName) => {
    const range = /^_audit\.(\d+)-(\d+)\.parquet$/.exec(fileName);
    return range ? [{ fileName, first: Number(range[1]), last: Number(range[2]) }] : [];
  });
  const longestFirst = found.sort((a, b) => a.first - b.first || b.last - a.last);
  const covering: Segment[] = [];
  for (const segment of longestFirst) {
    if (segment.first === (covering.at(-1)?.last ?? 0) + 1) covering.push(segment);
  }
  return covering;
}

async function writeSegment(
  plane: Plane,
  tenant: TenantId,
  engine: TenantEngine,
  archive: string,
  after: number,
  upTo: number,
): Promise<Segment> {
  const segment = segmentOf(after + 1, upTo);
  const ndjson = `${segment.fileName}.ndjson`;
  await pipeline(Readable.from(lines(plane, tenant, after, upTo)), createWriteStream(join(engine.folder, ndjson)));
  await engine.read({ sql: writeSegmentSql(ndjson, segment.fileName), values: [], datasets: [] });
  await unlink(join(engine.folder, ndjson));
  await linkOnce(join(engine.folder, segment.fileName), join(archive, segment.fileName));
  return segment;
}

async function merge(engine: TenantEngine, archive: string, segments: readonly Segment[]): Promise<Segment> {
  for (const { fileName } of segments) await linkOnce(join(archive, fileName), join(engine.folder, fileName));
  const merged = segmentOf(1, segments.at(-1)?.last ?? 0);
  const names = segments.map(({ fileName }) => fileName);
  await engine.read({ sql: mergeSegmentsSql(names, merged.fileName), values: [], datasets: [] });
  await linkOnce(join(engine.folder, merged.fileName), join(archive, merged.fileName));
  for (const name of names) await Promise.all([unlink(join(archive, name)), unlink(join(engine.folder, name))]);
  return merged;
}

function segmentOf(first: number, last: number): Segment {
  return { fileName: `_audit.${first}-${last}.parquet`, first, last };
}

async function* lines(plane: Plane, tenant: TenantId, after: number, upTo: number): AsyncGenerator<string> {
  for await (const row of auditRows(plane, tenant, after, upTo)) yield `${JSON.stringify(row)}\n`;
}
