import { EventStoreDBClient, LEADER } from '@eventstore/db-client';
import type { DNSClusterOptions, GossipClusterOptions, NodePreference, SingleNodeOptions } from '@eventstore/db-client';
import { withDeadline } from '../../deadline.ts';
import type { EventStoreConnection } from './connection-string.ts';
import { ConnectionStringError, readCertificates } from './connection-string.ts';

/** So long closing may take before it is left to the process's end. */
const CLOSE_DEADLINE_MS = 2000;

/**
 * The official client, made to append one call at a time: its batch append shares a stream between all clients of a
 * process, whose end fails all their appends. That is decided by what the server says it can do; this client does not
 * ask, which also spares the first append a question without a deadline.
 */
export class UnaryClient extends EventStoreDBClient {
  protected override supports = () => Promise.resolve(false);

  /** Ends what is under way and closes the connection. */
  async close(): Promise<void> {
    const closing = this.dispose().then(async () => (await this.getChannel()).close());
    await withDeadline(closing, CLOSE_DEADLINE_MS, () => new Error('late')).catch(() => undefined);
  }
}

/** Opens no connection yet: the first call does. */
export function connect(connection: EventStoreConnection): UnaryClient {
  const { hosts, discover, login, tls, settings } = connection;
  const [first] = hosts;
  if (!first) throw new ConnectionStringError('There is no host');
  const credentials = { insecure: !tls, ...(tls && readCertificates(connection)) };
  const nodePreference: NodePreference = LEADER;
  const cluster = { nodePreference, ...settings };
  if (discover) {
    const options: DNSClusterOptions = { discover: first, ...cluster };
    return new UnaryClient(options, credentials, login ?? undefined);
  }
  if (hosts.length > 1) {
    const options: GossipClusterOptions = { endpoints: [...hosts], ...cluster };
    return new UnaryClient(options, credentials, login ?? undefined);
  }
  const options: SingleNodeOptions = { endpoint: first, ...settings };
  return new UnaryClient(options, credentials, login ?? undefined);
}
