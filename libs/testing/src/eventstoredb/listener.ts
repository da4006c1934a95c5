import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { ServerCredentials, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { Server } from '@grpc/grpc-js';
import type { ConnectionControl } from './faults.ts';

/** EventStoreDB takes messages of up to 16 MB and a little around them. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** Tests run on one machine: nobody else is served. */
export const LOOPBACK = '127.0.0.1';

export type HostedService = readonly [ServiceDefinition, UntypedServiceImplementation];

export interface ListenerOptions {
  /** 0 = a free one. */
  readonly port: number;
  readonly credentials: ServerCredentials;
  /** The services, told under which port they are reached. */
  services(port: number): readonly HostedService[];
  onConnection(): void;
}

/**
 * A gRPC server whose sockets are ours, so that a test can break them: gRPC itself only knows how to say goodbye.
 */
export class Listener implements ConnectionControl {
  readonly #sockets = new Map<string, Socket>();
  readonly #options: ListenerOptions;
  #running: { readonly port: number; stop(): Promise<void> } | null = null;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** @throws Error where it does not listen */
  get port(): number {
    if (this.#running === null) throw new Error('The test node is stopped');
    return this.#running.port;
  }

  get listening(): boolean {
    return this.#running !== null;
  }

  /** @param port the one to listen on @returns when connections are accepted */
  async start(port = this.#options.port): Promise<void> {
    const { credentials, services, onConnection } = this.#options;
    const limits = { 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES, 'grpc.max_send_message_length': -1 };
    const grpc = new Server(limits);
    const injector = grpc.createConnectionInjector(credentials);
    const tcp = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.on('close', () => this.#sockets.delete(peer));
      // A client that breaks its connection is no error of the node.
      socket.on('error', () => socket.destroy());
      socket.setNoDelay(true);
      onConnection();
      injector.injectConnection(socket);
    });
    await new Promise<void>((resolve, reject) => tcp.once('error', reject).listen(port, LOOPBACK, resolve));
    const bound = (tcp.address() as AddressInfo).port;
    for (const [definition, implementation] of services(bound)) grpc.addService(definition, implementation);
    const stop = async (): Promise<void> => {
      const closed = new Promise((resolve) => tcp.close(resolve));
      this.drop();
      await closed;
      injector.destroy();
      grpc.forceShutdown();
    };
    this.#running = { port: bound, stop };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }

  drop(peer?: string): number {
    const chosen = [...this.#sockets].filter(([name]) => peer === undefined || name === peer);
    for (const [, socket] of chosen) socket.resetAndDestroy();
    return chosen.length;
  }
}
