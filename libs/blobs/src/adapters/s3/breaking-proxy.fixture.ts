import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What the proxy does to each of its connections, by the bytes the server has sent on it. */
export interface Breaks {
  readonly cutAfterBytes?: number;
  /** Nothing more comes, and nobody is told. */
  readonly freezeAfterBytes?: number;
}

export interface BreakingProxy {
  /** The URL of the server, through the proxy. */
  readonly url: string;
  /** Connections cut so far. */
  cuts(): number;
  stop(): Promise<void>;
}

/** A TCP proxy on 127.0.0.1 in front of the server at `url`, that breaks connections. */
export async function startBreakingProxy(url: string, breaks: Breaks): Promise<BreakingProxy> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let sent = 0;
    let frozen = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        if (frozen) return;
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => frozen || upstream.write(chunk));
    upstream.on('data', (chunk) => {
      sent += chunk.byteLength;
      frozen ||= sent > (breaks.freezeAfterBytes ?? Infinity);
      if (frozen) return;
      if (sent > (breaks.cutAfterBytes ?? Infinity)) {
        cuts += 1;
        client.destroy();
      } else {
        client.write(chunk);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxied = new URL(url);
  proxied.port = String((server.address() as AddressInfo).port);
  return {
    url: proxied.href,
    cuts: () => cuts,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
