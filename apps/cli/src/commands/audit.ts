import { once } from 'node:events';
import { bodyOf, itemsOf } from '@chancery/client';
import { connect } from './connect.ts';
import type { ServerOptions } from './connect.ts';

export interface AuditOptions extends ServerOptions {
  readonly tenant: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
}

const PAGE = 500;

/** Prints a tenant's audit trail as the service answers it, one entry a line, oldest first. */
export async function audit({ tenant, type, from, to, ...server }: AuditOptions): Promise<void> {
  const client = connect(server);
  const filter = {
    limit: PAGE,
    ...(type === undefined ? {} : { type }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const entries = itemsOf((after) => {
    const query = after === undefined ? filter : { ...filter, after };
    return bodyOf(client.GET('/v1/tenants/{tenant}/audit', { params: { path: { tenant }, query } }));
  });
  for await (const entry of entries) {
    if (!process.stdout.write(`${JSON.stringify(entry)}\n`)) await once(process.stdout, 'drain');
  }
}
