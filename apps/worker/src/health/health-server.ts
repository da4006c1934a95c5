import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkerHealth } from '../worker.ts';

/** Answers `/health/live` and `/health/ready`. */
export interface HealthServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startHealthServer(
  address: { readonly host: string; readonly port: number },
  health: () => Promise<WorkerHealth>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    const path = (request.url ?? '').split('?')[0];
    if (path === '/health/live') answer(200, { status: 'ok' });
    else if (path !== '/health/ready') answer(404, { status: 'not found' });
    else {
      health().then(
        (found) => answer(found.ready ? 200 : 503, found),
        () => answer(503, { status: 'degraded' }),
      );
    }
  });
  server.listen(address.port, address.host);
  await once(server, 'listening');
  const { port, address: host, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}
