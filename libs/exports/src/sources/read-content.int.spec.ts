import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { ExportRequest } from '../export/export.events.ts';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import type { TenantClient } from '../testing/tenant-client.ts';
import { gatherGate } from './gather-gate.ts';
import type { GatheredGate } from './gather-gate.ts';
import { readContent } from './read-content.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

describe('what is built', () => {
  const gatherFor = (client: TenantClient, request: ExportRequest) =>
    gatherGate({ plane: app.test.plane, tenant: client.tenant, request, context: app.test.context(client.tenant) });
  const read = (client: TenantClient, request: ExportRequest, gathered: GatheredGate) =>
    readContent(app.test.plane, client.tenant, request, gathered);
  const request: ExportRequest = {
    authorities: ['policy'],
    datasets: ['cars'],
    formats: ['json'],
    destination: 'eu',
    keepDays: 30,
  };

  it('is never a row that is not the one that was pinned', async () => {
    const client = await tenantWithSources(app);
    const gathered = await gatherFor(client, request);
    await expect(read(client, request, gathered)).resolves.toMatchObject({ authorities: [{ pins: [{ row: 'c1' }] }] });
    const authorities = gathered.authorities.map((authority) => ({
      ...authority,
      published: authority.published && {
        ...authority.published,
        references: authority.published.references.map((pin) =>
          pin.kind === 'evidence' ? { ...pin, rowDigest: '0'.repeat(64) } : pin,
        ),
      },
    }));
    await expect(read(client, request, { ...gathered, authorities })).rejects.toThrow('is not what was pinned');
  });

  it('is never a row of a batch that came after the gate was asked', async () => {
    const client = await tenantWithSources(app);
    const gathered = await gatherFor(client, request);
    await client.must('POST', '/datasets/cars/batches?rowKey=id', 'id,name,speed\nc4,Panda,140\n', 'text/csv');
    const { datasets } = await read(client, request, gathered);
    const drain = async () => {
      for await (const row of datasets[0]?.rows ?? []) expect(row.row).not.toBe('c4');
    };
    await expect(drain()).rejects.toThrow('grew while it was exported');
  });

  it('is never an authority without a published version, nor a dataset that is not there', async () => {
    const client = await tenantWithSources(app);
    await client.must('PUT', '/authorities/drafted', { text: '# Draft\n' });
    const drafted = { ...request, authorities: ['drafted'], datasets: [] };
    await expect(read(client, drafted, await gatherFor(client, drafted))).rejects.toThrow('is not published');
    const nothing = { ...request, authorities: [], datasets: ['nothing'] };
    await expect(read(client, nothing, await gatherFor(client, nothing))).rejects.toThrow('is gone');
  });
});
