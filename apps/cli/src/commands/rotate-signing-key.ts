import { bodyOf } from '@chancery/client';
import type { components } from '@chancery/client';
import { connect } from './connect.ts';
import type { ServerOptions } from './connect.ts';

export interface RotateSigningKeyOptions extends ServerOptions {
  /** Default: the token's own. */
  readonly plane?: string;
  readonly dryRun?: boolean;
  readonly idempotencyKey?: string;
}

type PlaneId = 'us' | 'eu';
type SigningKeyItem = components['schemas']['SigningKeyItem'];

/** What the command prints. */
interface Rotation {
  readonly plane: string;
  readonly dryRun: boolean;
  /** The same Idempotency-Key had rotated before: `key` is what came of it, and no new one was made. */
  readonly repeated: boolean;
  /** Key ID of the one that signed until now; `null` where nothing was signed yet, or when it is repeated. */
  readonly replaces: string | null;
  /** The one that signs from now on; `null` for a dry run: its key is never used. */
  readonly key: SigningKeyItem | null;
}

/**
 * Has the plane sign its exports with a new key. The key before it stays in the history, so what it signed stays
 * verifiable. Prints what became of it.
 * @throws Error for a plane that is none; ProblemError when the service refuses
 */
export async function rotateSigningKey({
  plane: chosen,
  dryRun = false,
  idempotencyKey,
  ...server
}: RotateSigningKeyOptions): Promise<void> {
  const client = connect(server);
  const plane = planeOf(chosen ?? client.plane);
  const params = { path: { plane } };
  const { keys } = await bodyOf(client.GET('/v1/planes/{plane}/signing-keys', { params }));
  const header = {
    ...(dryRun ? { 'Dry-Run': 'true' as const } : {}),
    ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
  };
  const answer = await client.POST('/v1/planes/{plane}/signing-keys/rotate', { params: { ...params, header } });
  const repeated = answer.response.headers.get('Chancery-Repeated') === 'true';
  const rotation: Rotation = {
    plane,
    dryRun,
    repeated,
    replaces: repeated ? null : (keys.find(({ until }) => until === null)?.keyId ?? null),
    key: dryRun ? null : (answer.data ?? null),
  };
  process.stdout.write(`${JSON.stringify(rotation, null, 2)}\n`);
}

function planeOf(plane: string | null): PlaneId {
  if (plane === 'us' || plane === 'eu') return plane;
  throw new Error(`--plane is ${JSON.stringify(plane)}: give us or eu`);
}
