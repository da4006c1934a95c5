import { once } from 'node:events';
import { openTenantStores } from './tenant-stores.ts';

export interface ExportHistoryOptions {
  readonly tenant: string;
  readonly data: string;
}

const PAGE = 1000;

/** Writes the recorded bytes of each event of the tenant, a line each, by entry number. */
export async function exportHistory(options: ExportHistoryOptions): Promise<void> {
  const { tenant, log, close } = await openTenantStores(options.tenant, options.data);
  try {
    for (let after = 0; ;) {
      const page = await log.readTenant(tenant, after, PAGE);
      for (const { bytes, entry } of page) {
        after = entry;
        const line = Buffer.concat([bytes, Buffer.from('\n')]);
        if (!process.stdout.write(line)) await once(process.stdout, 'drain');
      }
      if (page.length < PAGE) return;
    }
  } finally {
    await close();
  }
}
