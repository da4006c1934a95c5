import { isDeepStrictEqual } from 'node:util';
import { cliOutput } from '../world.ts';
import type { World } from '../world.ts';

export interface AuditEntry {
  readonly entry: number;
  readonly type: string;
}
interface Replayed {
  readonly entry: number;
  readonly readModels: Record<string, Record<string, unknown>>;
}

/** The auditor reads the whole trail. */
export async function readTrail(world: World): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const page: { items: AuditEntry[]; cursor: string | null } = await world.auditor.ok(
      'GET',
      `${world.base}/audit?limit=200&after=${after}`,
    );
    entries.push(...page.items);
    after = page.cursor;
  }
  const dense = entries.every(({ entry }, index) => entry === index + 1);
  world.story.expect(
    dense,
    'a dense trail',
    entries.map(({ entry }) => entry),
  );
  const types = new Set(entries.map(({ type }) => type));
  await world.story.tell(
    `The auditor read the whole trail: ${entries.length} entries, dense, ${types.size} kinds of event`,
  );
  return entries;
}

/** The same trail as a table of SQL. */
export async function auditInSql(world: World, events: readonly AuditEntry[]): Promise<void> {
  const sql = 'SELECT count(*), count(DISTINCT type) FROM _audit';
  const { rows } = await world.auditor.ok<{ rows: [string, string][] }>('POST', `${world.base}/queries`, {
    body: { sql },
  });
  const kinds = new Set(events.map(({ type }) => type)).size;
  world.story.expect(isDeepStrictEqual(rows[0], [`${events.length}`, `${kinds}`]), 'the trail as it was read', rows);
  await world.story.tell(`Asked in SQL (_audit): ${events.length} entries of ${kinds} kinds, the same`);
}

/** Replays the tenant from its events alone and compares that with the live read models. */
export async function replayAndCompare(world: World, events: readonly AuditEntry[]): Promise<boolean> {
  const of = ['--tenant', world.tenant];
  const whole = JSON.parse(cliOutput(world, 'replay', ...of)) as Replayed;
  world.story.expect(whole.entry === events.length, 'every event replayed', whole.entry);
  const early = JSON.parse(cliOutput(world, 'replay', ...of, '--entry', '3')) as Replayed;
  world.story.expect(early.entry === 3, 'the state as of entry 3', early.entry);
  const live = JSON.parse(cliOutput(world, 'read-models', ...of)) as Replayed['readModels'];
  const equal = isDeepStrictEqual(live, whole.readModels);
  world.story.expect(equal, 'the live read models to equal the replay', differences(live, whole.readModels));
  const documents = Object.values(live).reduce((count, collection) => count + Object.keys(collection).length, 0);
  await world.story.tell(
    `Replayed from the events alone: ${documents} documents of ${Object.keys(live).length} read models, equal to the live ones`,
  );
  return equal;
}

function differences(left: Replayed['readModels'], right: Replayed['readModels']): unknown {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) => {
    const ids = new Set([...Object.keys(left[name] ?? {}), ...Object.keys(right[name] ?? {})]);
    return [...ids]
      .filter((id) => !isDeepStrictEqual(left[name]?.[id], right[name]?.[id]))
      .map((id) => ({ name, id, live: left[name]?.[id], replayed: right[name]?.[id] }));
  });
}
