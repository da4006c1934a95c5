import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { readZip } from '../bundle/zip.ts';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import type { Problem, TenantClient } from '../testing/tenant-client.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

const download = (client: TenantClient, id: string) => client.send<Problem>('GET', `/exports/${id}/bundle`);
const retract = (client: TenantClient, ...rows: readonly string[]) =>
  client.must('POST', '/datasets/cars/rows/retract', { rows, reason: 'Measured on another car.', evenIfCited: true });

describe('the gate at a download judges what was bundled', () => {
  it('lets a bundle go although there are newer versions of its authorities, and of those they cite', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request({ datasets: [] })).body;
    await client.publish('glossary', '# Glossary\n\nNo more terms.\n');
    await client.publish('policy', '# Policy\n\nNothing is cited any more.\n');
    expect((await download(client, id)).status).toBe(200);
  });

  it('lets it go although the newer version cites evidence that was withdrawn', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request({ datasets: [] })).body;
    await client.publish('policy', '# Policy\n\n[Slow](evidence:cars/c3).\n');
    await retract(client, 'c3');
    expect((await client.request({ datasets: [] })).status).toBe(403);
    expect((await download(client, id)).status).toBe(200);
  });

  it('holds it back when evidence of the bundled version was withdrawn, although the newer one does not cite it', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request({ datasets: [] })).body;
    await client.publish('policy', '# Policy\n\nNothing is cited any more.\n');
    await retract(client, 'c1');
    expect((await client.request({ datasets: [] })).status).toBe(201);
    const refused = await download(client, id);
    expect(refused).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'references-broken' }] } } });
    expect(refused.body.detail).toContain('policy:3:1 retracted-evidence');
  });

  it('holds a dataset back of which rows were withdrawn, and lets it go when it only grew', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request({ authorities: [] })).body;
    await client.must('POST', '/datasets/cars/batches?rowKey=id', 'id,name,speed\nc9,Goggo,90\n', 'text/csv');
    expect((await download(client, id)).status).toBe(200);
    await retract(client, 'c9');
    expect((await download(client, id)).status).toBe(200);
    await retract(client, 'c2');
    const refused = await download(client, id);
    expect(refused).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'source-unknown' }] } } });
    expect(refused.body.detail).toContain('withdrawn since: dataset cars');
  });
});

describe('a skipped finding', () => {
  it('is in the manifest and printed with who answers for it, and blocks again when the skip has ended', async () => {
    const client = await tenantWithSources(app);
    await retract(client, 'c1');
    await skipOnly(client);
    const made = await client.request({ datasets: [], formats: ['html', 'json'] });
    expect({ status: made.status, body: made.body }).toMatchObject({
      status: 201,
      body: {
        manifest: {
          findings: [],
          skips: [{ authority: 'policy', code: 'retracted-evidence', category: 'historical', owner: 'eu_aowner' }],
        },
      },
    });
    const { bytes } = await download(client, made.body.id);
    expect((await verifyExportBundle(bytes, await app.publicKeys())).ok).toBe(true);
    const html = new TextDecoder().decode(readZip(bytes).entries.get('authorities/policy.html'));
    expect(html).toContain('The claim is about what was measured then, not about the car.');
    clock.advance(86_400_000);
    expect((await download(client, made.body.id)).status).toBe(403);
  });

  it.each([
    ['a whole batch that was retracted', (batch: string) => `/datasets/cars/batches/${batch}/retract`],
    ['a whole dataset that was deleted', () => '/datasets/cars/delete'],
  ] as const)('covers evidence of %s, of a bundle made before too; unskipped it blocks', async (_what, path) => {
    const client = await tenantWithSources(app);
    const before = (await client.request({ datasets: [] })).body;
    const batch = before.manifest?.pins[0]?.batch ?? '';
    const reason = { reason: 'Measured on another car.', evenIfCited: true };
    await client.must('POST', path(batch), reason);
    const refused = await client.request({ datasets: [] });
    expect(refused).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'references-broken' }] } } });
    expect(refused.body.facts.reasons).toHaveLength(1);
    expect((await download(client, before.id)).status).toBe(403);

    await skipOnly(client);
    const made = await client.request({ datasets: [], formats: ['html', 'pdf', 'json', 'csv'] });
    expect({ status: made.status, body: made.body }).toMatchObject({
      status: 201,
      body: {
        manifest: {
          findings: [],
          pins: [{ dataset: 'cars', row: 'c1', batch }],
          skips: [{ code: 'retracted-evidence', owner: 'eu_aowner', justification: JUSTIFICATION }],
        },
      },
    });
    for (const { id } of [before, made.body]) expect((await download(client, id)).status).toBe(200);
    const { bytes } = await download(client, made.body.id);
    const html = new TextDecoder().decode(readZip(bytes).entries.get('authorities/policy.html'));
    expect(html).toContain(JUSTIFICATION);

    const [skip] = (await client.send<{ items: { skip: string }[] }>('GET', '/authorities/policy/skips')).body.items;
    await client.must('POST', `/authorities/policy/skips/${skip?.skip}/revoke`, { reason: 'It is about the car.' });
    expect((await client.request({ datasets: [] })).status).toBe(403);
    expect((await download(client, made.body.id)).status).toBe(403);
  });
});

const JUSTIFICATION = 'The claim is about what was measured then, not about the car.';

/** Compiles the policy and skips the one finding it has, for a day. */
async function skipOnly(client: TenantClient): Promise<void> {
  const { body } = await client.send<{ findings: { fingerprint: string }[] }>('POST', '/authorities/policy/compile');
  expect(body.findings).toHaveLength(1);
  await client.must('POST', '/authorities/policy/skips', {
    finding: body.findings[0]?.fingerprint,
    category: 'historical',
    justification: JUSTIFICATION,
    owner: 'eu_aowner',
    expiresAt: new Date(clock.now() + 86_400_000).toISOString(),
  });
}
