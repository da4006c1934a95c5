import { ServerCredentials } from '@grpc/grpc-js';
import { CallCounts } from './call-counts.ts';
import { Faults } from './faults.ts';
import { GossipService, ServerFeaturesService, StreamsService } from './generated.ts';
import type { Login } from './grpc/call-gate.ts';
import { CallGate } from './grpc/call-gate.ts';
import { gossipService, serverFeaturesService } from './grpc/cluster-services.ts';
import { streamsService } from './grpc/streams-service.ts';
import type { HostedService } from './listener.ts';
import { Listener, LOOPBACK } from './listener.ts';
import { EventLog } from './log/event-log.ts';
import type { SelfSigned } from './self-signed.ts';
import { interleaveSystemEvents, writeFirstSystemEvents } from './system-events.ts';

export interface EventStoreDbNodeOptions {
  /** Port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** File that keeps the events, fsynced before each answer; without it they live as long as the node. */
  readonly file?: string;
  /** Largest append in bytes; a server's default is 1 MB. */
  readonly maxAppendSize?: number;
  /** Whether clients are told of BatchAppend; without it they append one call at a time. */
  readonly batchAppend?: boolean;
  /** Version the node claims. */
  readonly version?: string;
  /** A system event (`$statsCollected`) after so many others; 0, the default, for none but the first two. */
  readonly systemEventEvery?: number;
  /**
   * Recognise repeated event IDs also with `any` and `stream_exists`, for ever. A server does so for a while and
   * promises nothing: off by default, the worse case.
   */
  readonly recentIds?: boolean;
  /** Give all events of one write the same commit position, as explicit transactions have it. */
  readonly sharedCommit?: boolean;
  /** The node then speaks TLS only. The certificate stands in a file too: a connection string can only name one. */
  readonly tls?: SelfSigned & { readonly certificateFile: string };
  /** What every call on streams must carry. Clients send it over TLS only. */
  readonly login?: Login;
}

/**
 * A test tool, no database: an EventStoreDB node in this process, in memory, for the unmodified official client over
 * real gRPC, with faults on demand. It listens on 127.0.0.1 only and knows no users, projections, persistent
 * subscriptions or links.
 */
export class EventStoreDbTestNode {
  readonly faults: Faults;
  readonly counts = new CallCounts();
  readonly #options: EventStoreDbNodeOptions;
  readonly #listener: Listener;
  #log: EventLog | null = null;
  #stopSystemEvents: (() => void) | null = null;
  #port: number;

  constructor(options: EventStoreDbNodeOptions) {
    this.#options = options;
    this.#port = options.port ?? 0;
    const { tls } = options;
    const pair = tls && { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) };
    this.#listener = new Listener({
      port: this.#port,
      credentials: pair ? ServerCredentials.createSsl(null, [pair]) : ServerCredentials.createInsecure(),
      services: (port) => this.#services(port),
      onConnection: () => (this.counts.connections += 1),
    });
    this.faults = new Faults(this.#listener);
  }

  /** The port, also while the node is stopped. */
  get port(): number {
    return this.#port;
  }

  /** `esdb://…` for the official client. */
  get connectionString(): string {
    const { tls, login } = this.#options;
    const user = login ? `${encodeURIComponent(login.username)}:${encodeURIComponent(login.password)}@` : '';
    const query = tls ? `tls=true&tlsCAFile=${encodeURIComponent(tls.certificateFile)}` : 'tls=false';
    return `esdb://${user}${LOOPBACK}:${this.#port}?${query}`;
  }

  /** How many events `$all` has, system events included. */
  get eventCount(): number {
    return this.#log?.all.length ?? 0;
  }

  /** Listens, on the same port as before: with the events of before, from the file where there is one. */
  async start(): Promise<void> {
    if (this.#listener.listening) return;
    const log = this.#openLog();
    if (log.all.length === 0) await writeFirstSystemEvents(log);
    const every = this.#options.systemEventEvery ?? 0;
    if (every > 0) this.#stopSystemEvents = interleaveSystemEvents(log, every);
    await this.#listener.start(this.#port);
    this.#port = this.#listener.port;
  }

  /** Breaks all connections and listens no more. `start` brings the node back. */
  async stop(): Promise<void> {
    this.#stopSystemEvents?.();
    this.#stopSystemEvents = null;
    await this.#listener.stop();
    if (this.#options.file === undefined) return;
    this.#log?.close();
    this.#log = null;
  }

  #openLog(): EventLog {
    const { file, recentIds = false, sharedCommit = false } = this.#options;
    this.#log ??= new EventLog({ ...(file !== undefined && { file }), recentIds, sharedCommit });
    return this.#log;
  }

  #services(port: number): readonly HostedService[] {
    const { login = null, maxAppendSize = 1024 * 1024, version = '23.10.0', batchAppend = true } = this.#options;
    const gate = new CallGate(this.faults, this.counts, login);
    return [
      [StreamsService, { ...streamsService({ log: this.#openLog(), gate, maxAppendSize }) }],
      [ServerFeaturesService, { ...serverFeaturesService(gate, version, batchAppend) }],
      [GossipService, { ...gossipService(gate, LOOPBACK, port) }],
    ];
  }
}

/** Starts a test node. @returns when it accepts connections */
export async function startEventStoreDbNode(options: EventStoreDbNodeOptions = {}): Promise<EventStoreDbTestNode> {
  const node = new EventStoreDbTestNode(options);
  await node.start();
  return node;
}
