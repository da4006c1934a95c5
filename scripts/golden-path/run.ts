import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ApiClient } from '../support/client.ts';
import type { Answer } from '../support/client.ts';
import { REPOSITORY, startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { licenceAuthorities } from './licence-authorities.ts';
import { Story } from './steps.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly decision?: string;
  readonly lift?: readonly { readonly action: string; readonly by: string }[];
  readonly facts?: { readonly reasons?: readonly { readonly code: string }[] };
}
interface Finding {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly candidates: readonly unknown[];
}
interface AuditEntry {
  readonly entry: number;
  readonly type: string;
}
interface Replayed {
  readonly entry: number;
  readonly readModels: Record<string, Record<string, unknown>>;
}

/** 42,049 places of the United States, a real CSV with a BSD-3 licence from the package `vega-datasets`. */
const vega = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '..', 'data');
const ZIP_CODES = readFileSync(join(vega, 'zipcodes.csv'));
/** 3,376 airports, from the same package. */
const AIRPORTS = readFileSync(join(vega, 'airports.csv'));
const ROW_BUDGET = 45_000;

const story = new Story();
const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
try {
  const summary = await tellGoldenPath(server);
  process.stdout.write(`${JSON.stringify({ ok: true, steps: story.steps, ...summary })}\n`);
} finally {
  await server.dispose();
}

async function tellGoldenPath(started: StartedServer) {
  const operator = new ApiClient(started.url, started.administrators.get('eu') ?? '');
  const tenant = await createTenant(operator);
  const base = `/v1/tenants/${tenant}`;
  story.eventOf = async (entry) => {
    const { items } = await operator.ok<{ items: readonly AuditEntry[] }>(
      'GET',
      `${base}/audit?limit=1&after=${entry - 1}`,
    );
    return items[0]?.type ?? null;
  };
  const admin = await tokenFor(operator, base, 'tenant admin', [
    'tenants:read',
    'residency:write',
    'budgets:write',
    'budgets:read',
    'budgets:override',
    'tokens:read',
  ]);
  const member = await tokenFor(operator, base, 'tenant member', [
    'evidence:ingest',
    'evidence:read',
    'evidence:query',
    'authorities:write',
    'authorities:compile',
    'authorities:publish',
    'authorities:read',
    'exports:create',
    'exports:read',
    'exports:download',
    'usage:consume',
    'decisions:read',
  ]);
  const auditor = await tokenFor(operator, base, 'auditor', [
    'tenants:read',
    'audit:read',
    'decisions:read',
    'budgets:read',
    'evidence:read',
    'authorities:read',
    'exports:read',
  ]);
  await setBudgets(admin, base);
  await ingestAndMeetTheBudget(admin, member, base);
  await query(member, base);
  await compileLicence(member, base);
  await breakAndMend(member, base);
  const exportVerified = await exportAndVerify(started, member, base);
  await dryRunAndScopes(member, base);
  const events = await readTrail(auditor, base);
  const replayEqualsLive = await replayAndCompare(started, tenant, events);
  keepHistory(started, [tenant, 'eu_system']);
  return { events: events.length, replayEqualsLive, exportVerified };
}

/** `--history FILE`: keeps the recorded bytes of every event, a line each; golden samples are taken from there. */
function keepHistory({ dataFolder }: StartedServer, tenants: readonly string[]): void {
  const file = process.argv[process.argv.indexOf('--history') + 1];
  if (!process.argv.includes('--history') || file === undefined) return;
  writeFileSync(
    file,
    tenants.map((tenant) => cliOutput('export-history', '--tenant', tenant, '--data', dataFolder)).join(''),
  );
}

async function createTenant(operator: ApiClient): Promise<string> {
  const answer = await operator.request<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
    body: {
      name: 'Golden Path',
      legalEntity: 'Golden Path GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  story.expect(answer.status === 201, 'a new tenant', answer.body);
  await story.tell(`A fresh tenant in the EU plane: ${answer.body.tenant}`, answer);
  return answer.body.tenant;
}

async function tokenFor(
  operator: ApiClient,
  base: string,
  name: string,
  scopes: readonly string[],
): Promise<ApiClient> {
  const answer = await operator.request<{ secret: string }>('POST', `${base}/tokens`, { body: { name, scopes } });
  story.expect(answer.status === 201, `a token for the ${name}`, answer.body);
  await story.tell(`A token for the ${name}, with ${scopes.length} scopes`, answer);
  return new ApiClient(server.url, answer.body.secret);
}

async function setBudgets(admin: ApiClient, base: string): Promise<void> {
  for (const [meter, limit] of [
    ['rows', ROW_BUDGET],
    ['tokens', 100_000],
    ['exports', 10],
  ] as const) {
    const answer = await admin.request('PUT', `${base}/budgets/${meter}/monthly`, { body: { period: 'month', limit } });
    story.expect(answer.status === 200, 'a budget', answer.body);
    await story.tell(`A monthly budget of ${limit} ${meter}`, answer);
  }
}

async function ingestAndMeetTheBudget(admin: ApiClient, member: ApiClient, base: string): Promise<void> {
  const zipCodes = { raw: { contentType: 'text/csv', content: ZIP_CODES }, key: 'ingest-zip-codes' };
  const path = `${base}/datasets/zipcodes/batches?rowKey=zip_code`;
  const first = await member.request<{ accepted: number }>('POST', path, zipCodes);
  story.expect(first.status === 201 && first.body.accepted === 42_049, '42,049 rows in', first.body);
  await story.tell(`Ingested a real CSV: ${first.body.accepted} rows in one content-addressed batch`, first);
  const again = await member.request('POST', path, zipCodes);
  story.expect(again.headers.get('chancery-repeated') === 'true', 'the same answer for the same key', again.body);
  await story.tell('The same request again: the same answer, no second charge');

  const ledger = await admin.ok<{ budgets: { crossed: number[]; used: number }[] }>('GET', `${base}/ledgers/rows`);
  story.expect(isDeepStrictEqual(ledger.budgets[0]?.crossed, [50, 80]), 'the alerts at 50 and 80 %', ledger);
  await story.tell(`The budget alerts fired at 50 and 80 %: ${ledger.budgets[0]?.used} of ${ROW_BUDGET} rows used`);

  const airports = { raw: { contentType: 'text/csv', content: AIRPORTS }, key: 'ingest-airports' };
  const airportsPath = `${base}/datasets/airports/batches?rowKey=iata`;
  const refused = await member.request<Problem>('POST', airportsPath, airports);
  story.expect(refused.status === 402 && refused.body.code === 'budget-soft-stopped', 'the soft-stop', refused.body);
  await story.tell(`Refused by the soft-stop: ${refused.body.detail}`, refused);
  story.expect((refused.body.lift?.length ?? 0) > 0, 'a way out', refused.body);
  const decision = refused.body.decision ?? '';
  const explained = await member.ok<{ code: string; reproduced: boolean }>('GET', decision);
  story.expect(explained.reproduced && explained.code === refused.body.code, 'the decision explained', explained);
  await story.tell(`The refusal explained from the record: decided again, the same (${decision})`);

  const override = await admin.request(`POST`, `${base}/budgets/rows/overrides`, {
    body: {
      reason: 'The airports belong to this quarter’s filing.',
      amount: 1000,
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    },
  });
  story.expect(override.status === 201, 'an override', override.body);
  await story.tell('The administrator granted an override of 1,000 rows for a day', override);
  const admitted = await member.request<{ accepted: number }>('POST', airportsPath, airports);
  story.expect(admitted.status === 201, 'the interrupted ingest to go through', admitted.body);
  await story.tell(`Back to the task, same key: ${admitted.body.accepted} airports ingested`, admitted);
}

async function query(member: ApiClient, base: string): Promise<void> {
  const sql = 'SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC, state LIMIT 3';
  const result = await member.ok<{ rows: unknown[][] }>('POST', `${base}/queries`, { body: { sql } });
  story.expect(result.rows.length === 3 && result.rows[0]?.[0] === 'TX', 'Texas first', result);
  await story.tell(`Queried with SQL: ${result.rows.map((row) => row.join(' ')).join(', ')}`);
  const attack = await member.request<Problem>('POST', `${base}/queries`, {
    body: { sql: "SELECT * FROM read_text('/etc/passwd')" },
  });
  story.expect(attack.status >= 400 && attack.status < 500, 'the lock-down to hold', attack.body);
  await story.tell(`A query for a file outside was refused: ${attack.body.code}`);
}

async function compileLicence(member: ApiClient, base: string): Promise<void> {
  const authorities = [
    ...licenceAuthorities(),
    {
      id: 'places',
      text: '# Places\n\nNotices go to [Holtsville](evidence:zipcodes/00501) and by air to [Atlanta](evidence:airports/ATL), under [section 4](authority:licence_4).\n',
    },
  ];
  let references = 0;
  for (const { id, text } of authorities) {
    const path = `${base}/authorities/${id}`;
    await member.ok('PUT', path, { body: { text } });
    const compiled = await member.ok<{ references: unknown[]; findings: Finding[] }>('POST', `${path}/compile`);
    story.expect(compiled.findings.length === 0, `${id} without findings`, compiled.findings);
    references += compiled.references.length;
    const published = await member.request<{ version: number }>('POST', `${path}/publish`);
    story.expect(published.status < 300, `${id} published`, published.body);
    await story.tell(`Published the authority ${id}: ${compiled.references.length} references pinned`, published);
  }
  story.expect(references >= 20, 'authorities that cite one another', references);
}

async function breakAndMend(member: ApiClient, base: string): Promise<void> {
  const path = `${base}/authorities/notice`;
  const broken =
    '# Notice\n\nSee [the grant](authority:licence_4#redistributoin) and [a place](evidence:zipcodes/0050).\n';
  await member.ok('PUT', path, { body: { text: broken } });
  const compiled = await member.ok<{ findings: Finding[] }>('POST', `${path}/compile`);
  story.expect(compiled.findings.length === 2, 'two findings', compiled.findings);
  for (const { code, line, column, reason, candidates } of compiled.findings) {
    story.expect(candidates.length > 0, 'candidates', compiled.findings);
    await story.tell(`Finding ${code} at ${line}:${column}: ${reason} (${candidates.length} candidates)`);
  }
  const refused = await member.request<Problem>('POST', `${path}/publish`);
  story.expect(refused.status === 422, 'the broken references to block publish', refused.body);
  await story.tell(`Publish refused: ${refused.body.detail}`, refused);
  const blocked = await member.request<Problem>('POST', `${base}/exports`, {
    body: { authorities: ['notice'], datasets: [], formats: ['html'], destination: 'eu' },
  });
  story.expect(blocked.body.code === 'export-blocked', 'the gate to block the export', blocked.body);
  await story.tell(`Export blocked: ${blocked.body.detail}`, blocked);
  await member.ok('PUT', path, {
    body: { text: '# Notice\n\nSee [the grant](authority:licence_4) and [a place](evidence:zipcodes/00501).\n' },
  });
  await member.ok('POST', `${path}/compile`);
  await story.tell('Mended and published', await member.request('POST', `${path}/publish`));
}

async function exportAndVerify(started: StartedServer, member: ApiClient, base: string): Promise<boolean> {
  const sources = {
    authorities: ['licence_4', 'places', 'notice'],
    datasets: ['airports'],
    formats: ['json', 'csv', 'html'],
  };
  const abroad = await member.request<Problem>('POST', `${base}/exports`, { body: { ...sources, destination: 'us' } });
  story.expect(abroad.body.code === 'export-blocked', 'the policy to block an export to the US', abroad.body);
  await story.tell(`Residency holds: ${abroad.body.detail}`, abroad);
  const made = await member.request<{ id: string; nameplate: { policyId: string } }>('POST', `${base}/exports`, {
    body: { ...sources, destination: 'eu' },
  });
  story.expect(
    made.status === 201 && made.body.nameplate.policyId === 'eu_only',
    'an export with its nameplate',
    made.body,
  );
  await story.tell(`Exported ${made.body.id}, policy ${made.body.nameplate.policyId}`, made);
  const file = join(started.dataFolder, 'bundle.zip');
  const keyFile = join(started.dataFolder, 'signing-keys.json');
  writeFileSync(file, await member.bytes(`${base}/exports/${made.body.id}/bundle`));
  writeFileSync(keyFile, JSON.stringify(await member.ok('GET', '/v1/planes/eu/signing-keys')));
  const verified = cli('verify-export', file, '--key', keyFile);
  story.expect(verified.status === 0, 'the bundle to verify offline', verified.stdout + verified.stderr);
  await story.tell('Downloaded; verified offline with the public key alone');
  const forged = readFileSync(file);
  forged.writeUInt8(forged.readUInt8(forged.length >> 1) ^ 1, forged.length >> 1);
  writeFileSync(file, forged);
  const refused = cli('verify-export', file, '--key', keyFile);
  story.expect(refused.status !== 0, 'a flipped bit to be found', refused.stdout);
  await story.tell('One flipped bit in the middle of the bundle: verification fails');
  return verified.status === 0 && refused.status !== 0;
}

async function dryRunAndScopes(member: ApiClient, base: string): Promise<void> {
  const body = { meter: 'tokens', quantity: 5 };
  const dry = await member.request('POST', `${base}/usage/consume`, { body, dryRun: true });
  story.expect(
    dry.headers.get('chancery-dry-run') === 'true' && !dry.headers.has('chancery-entry'),
    'a dry run',
    dry.body,
  );
  await story.tell('A dry run of `consume`: decided, nothing appended');
  const denied: Answer<Problem> = await member.request('GET', `${base}/audit`);
  story.expect(denied.status === 403, 'the member not to read the audit trail', denied.body);
  await story.tell(`The member may not read the audit trail: ${denied.body.code}`, denied);
}

async function readTrail(auditor: ApiClient, base: string): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const page: { items: AuditEntry[]; cursor: string | null } = await auditor.ok(
      'GET',
      `${base}/audit?limit=200&after=${after}`,
    );
    entries.push(...page.items);
    after = page.cursor;
  }
  const dense = entries.every(({ entry }, index) => entry === index + 1);
  story.expect(
    dense,
    'a dense trail',
    entries.map(({ entry }) => entry),
  );
  const types = new Set(entries.map(({ type }) => type));
  await story.tell(`The auditor read the whole trail: ${entries.length} entries, dense, ${types.size} kinds of event`);
  return entries;
}

async function replayAndCompare(
  started: StartedServer,
  tenant: string,
  events: readonly AuditEntry[],
): Promise<boolean> {
  const data = ['--tenant', tenant, '--data', started.dataFolder];
  const whole = JSON.parse(cliOutput('replay', ...data)) as Replayed;
  story.expect(whole.entry === events.length, 'every event replayed', whole.entry);
  const early = JSON.parse(cliOutput('replay', ...data, '--entry', '3')) as Replayed;
  story.expect(early.entry === 3, 'the state as of entry 3', early.entry);
  const live = JSON.parse(cliOutput('read-models', ...data)) as Replayed['readModels'];
  const equal = isDeepStrictEqual(live, whole.readModels);
  story.expect(equal, 'the live read models to equal the replay', differences(live, whole.readModels));
  const documents = Object.values(live).reduce((count, collection) => count + Object.keys(collection).length, 0);
  await story.tell(
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

function cli(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(REPOSITORY, 'dist/apps/cli/src/main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

function cliOutput(...args: readonly string[]): string {
  const { status, stdout, stderr } = cli(...args);
  story.expect(status === 0, `chancery ${args[0] ?? ''} to succeed`, stderr);
  return stdout;
}
