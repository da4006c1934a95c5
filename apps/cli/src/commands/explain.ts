import { bodyOf } from '@chancery/client';
import { connect } from './connect.ts';
import type { ServerOptions } from './connect.ts';

/** Prints why a decision fell as it did: the arithmetic, policy and flags in force, and what would let it pass. */
export async function explain(decision: string, options: ServerOptions): Promise<void> {
  const client = connect(options);
  const path = { decision: decision.replace(/^.*\/v1\/decisions\//, '') };
  const explained = await bodyOf(client.GET('/v1/decisions/{decision}', { params: { path } }));
  process.stdout.write(`${JSON.stringify(explained, null, 2)}\n`);
}
