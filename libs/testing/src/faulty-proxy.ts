import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A TCP proxy on 127.0.0.1 in front of a server, that breaks what goes through it when it is told to. */
export interface FaultyProxy {
  readonly port: number;
  /** Ends every connection, as a reset. */
  cut(): void;
  /**
   * From the next message of a client that contains `marker` on: ends every connection before the message has gone
   * through, and refuses new ones, until `mend`. Returns a promise for that moment.
   */
  cutBefore(marker: string): Promise<void>;
  /** Lets nothing through and tells nobody: what a stopped process or a broken network looks like. */
  freeze(): void;
  /** Everything goes through again. */
  mend(): void;
  stop(): Promise<void>;
}

/** Starts a proxy for the server at `host:port`. */
export async function startFaultyProxy(host: string, port: number): Promise<FaultyProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let refusing = false;
  let trap: { readonly marker: string; readonly sprung: () => void } | null = null;
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(port, host);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      if (frozen) from.pause();
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        if (from === client && trap && chunk.includes(trap.marker)) {
          refusing = true;
          trap.sprung();
          trap = null;
          cut();
        } else if (!to.destroyed) {
          to.write(chunk);
        }
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    cutBefore: (marker) => new Promise((resolve) => (trap = { marker, sprung: resolve })),
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      frozen = false;
      refusing = false;
      for (const socket of sockets) socket.resume();
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
