import { isPlaneId, isTenantId, planeOf } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import type { ServerOptions } from '../connect.ts';
import { webhookUrl } from './webhook.ts';

/** As they are given on the command line. */
export interface TailOptions extends ServerOptions {
  readonly tenant?: string;
  readonly plane?: string;
  readonly after?: string;
  readonly once?: boolean;
  readonly limit?: string;
  readonly json?: boolean;
  readonly brokers?: string;
  readonly topic?: string;
  readonly to?: string;
  readonly allowHost?: readonly string[];
}

/** What they mean. */
export interface TailRequest {
  readonly plane: PlaneId;
  /** `null`: every tenant of the plane. */
  readonly tenant: string | null;
  /** Of a tenant: an entry; of a plane: a position. Empty: from the first on. */
  readonly after: string;
  readonly once: boolean;
  /** Events at most. */
  readonly limit: number;
  readonly json: boolean;
  readonly webhook: URL | null;
}

/** A webhook is for trying out: more than this only where it is asked for. */
const WEBHOOK_LIMIT = 1000;

/** @throws Error naming the option that does not fit. */
export function tailRequest(options: TailOptions): TailRequest {
  const { tenant, plane: named, after = '', once = false, limit, json = false, to, allowHost = [], brokers } = options;
  if ((tenant === undefined) === (named === undefined)) throw new Error('Give --tenant or --plane, one of them');
  const plane = tenant === undefined ? named : planeOf(tenant);
  if (tenant !== undefined && (plane === null || !isTenantId(tenant))) {
    throw new Error(`--tenant is "${tenant}": give a tenant ID such as eu_t0123456789abcdef01234567`);
  }
  if (!plane || !isPlaneId(plane)) throw new Error(`--plane is "${named ?? ''}": use us or eu`);
  if (tenant !== undefined && !/^\d{0,15}$/.test(after)) throw new Error(`--after is "${after}": give an entry number`);
  if (tenant === undefined && after !== '' && brokers !== undefined) {
    throw new Error(
      '--after is a position of the plane’s log, which a topic does not have: leave it out, or give --tenant',
    );
  }
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) {
    throw new Error(`--limit is "${limit}": give a number of events, 1 or more`);
  }
  const webhook = to === undefined ? null : webhookUrl(to, allowHost);
  const most = limit === undefined ? (webhook ? WEBHOOK_LIMIT : Infinity) : Number(limit);
  return { plane, tenant: tenant ?? null, after, once, limit: most, json, webhook };
}
