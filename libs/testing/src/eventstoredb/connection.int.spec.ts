import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccessDeniedError, EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDbTestNode, selfSigned, startEventStoreDbNode } from './index.ts';
import { binaryEvents, collect, nodeWithClient } from './node.fixture.ts';

jest.setTimeout(60_000);

/** Appends and reads through a client of its own. @returns how many events the stream has */
async function roundTrip(connectionString: string): Promise<number> {
  const client = EventStoreDBClient.connectionString(connectionString);
  try {
    await client.appendToStream('a', binaryEvents(1));
    return (await collect(client.readStream('a'))).length;
  } finally {
    await client.dispose();
  }
}

describe('connection strings', () => {
  it('find the node by gossip', async () => {
    const { node, stop } = await nodeWithClient();
    expect(await roundTrip(`esdb+discover://127.0.0.1:${node.port}?tls=false`)).toBe(1);
    expect(node.counts.calls.gossip).toBe(1);
    await stop();
  });

  it('of several nodes find the one that is up', async () => {
    const down = await startEventStoreDbNode();
    await down.stop();
    const { node, stop } = await nodeWithClient();
    expect(await roundTrip(`esdb://127.0.0.1:${down.port},127.0.0.1:${node.port}?tls=false`)).toBe(1);
    await stop();
  });

  it('find out once what the node can do', async () => {
    const { node, client, stop } = await nodeWithClient();
    await client.appendToStream('a', binaryEvents(1));
    await client.appendToStream('a', binaryEvents(1));
    expect(node.counts.calls).toMatchObject({ serverFeatures: 1, batchAppend: 2, append: 0 });
    await stop();
  });
});

describe('TLS', () => {
  let folder: string;
  let node: EventStoreDbTestNode;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'node-tls-'));
    const certificateFile = join(folder, 'certificate.pem');
    const pair = selfSigned();
    writeFileSync(certificateFile, pair.certificate);
    node = new EventStoreDbTestNode({
      tls: { ...pair, certificateFile },
      login: { username: 'chancery', password: 'p@ss:word' },
    });
    await node.start();
  });
  afterAll(async () => {
    await node.stop();
    rmSync(folder, { recursive: true });
  });

  it('is spoken by a client that knows the certificate and the password', async () => {
    expect(node.connectionString).toMatch(/^esdb:\/\/chancery:p%40ss%3Aword@127\.0\.0\.1:\d+\?tls=true&tlsCAFile=/);
    expect(await roundTrip(node.connectionString)).toBe(1);
    expect(await roundTrip(node.connectionString.replace('esdb://', 'esdb+discover://'))).toBe(2);
  });

  it('lets nobody in with another password', async () => {
    const client = EventStoreDBClient.connectionString(node.connectionString.replace('word@', 'phrase@'));
    await expect(collect(client.readAll())).rejects.toBeInstanceOf(AccessDeniedError);
    await client.dispose();
  });

  it('is needed, and the certificate too', async () => {
    for (const query of ['tls=false', 'tls=true']) {
      const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?${query}`);
      await expect(collect(client.readAll())).rejects.toThrow();
      await client.dispose();
    }
  });
});
