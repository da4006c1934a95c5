import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { EventStoreDbTestNode } from '@chancery/testing/eventstoredb';
import { selfSigned, startEventStoreDbNode } from '@chancery/testing/eventstoredb';

jest.setTimeout(60_000);

const TYPESCRIPT = fileURLToPath(new URL('../../../../../scripts/run/typescript.mjs', import.meta.url));
const PROCESS = fileURLToPath(new URL('./testing/connect-loudly.fixture.ts', import.meta.url));
const PASSWORD = 'correct-horse/battery';
const WRONG = 'wrong-donkey/battery';

let folder: string;
let node: EventStoreDbTestNode;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-esdb-'));
  const { key, certificate } = selfSigned();
  const certificateFile = join(folder, 'ca.pem');
  await writeFile(certificateFile, certificate);
  node = await startEventStoreDbNode({
    tls: { key, certificate, certificateFile },
    login: { username: 'chancery', password: PASSWORD },
  });
});

afterAll(async () => {
  await node.stop();
  await rm(folder, { recursive: true });
});

/** What a process that connects prints, with every debugging switch on. */
async function output(url: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', TYPESCRIPT, PROCESS], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DEBUG: '*',
      GRPC_VERBOSITY: 'DEBUG',
      GRPC_TRACE: 'channel,connectivity_state',
    },
  });
  child.stdin.end(url);
  const [out, err] = await Promise.all(
    [child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join('')),
  );
  return `${out}\n${err}`;
}

/** In any form in which it may have been printed. */
function formsOf(password: string): string[] {
  const login = Buffer.from(`chancery:${password}`).toString('base64');
  return [password, encodeURIComponent(password), login, Buffer.from(password).toString('base64')];
}

it('logs in over TLS, and prints the password nowhere, however much is printed', async () => {
  const printed = await output(node.connectionString);
  expect(printed).toContain('read 3');
  expect(printed).toContain('esdb:');
  for (const form of formsOf(PASSWORD)) expect(printed).not.toContain(form);
});

it('says that a login was refused, and not which one', async () => {
  const printed = await output(node.connectionString.replace(encodeURIComponent(PASSWORD), encodeURIComponent(WRONG)));
  expect(printed).toContain('The event store refused the login');
  for (const form of formsOf(WRONG)) expect(printed).not.toContain(form);
});

it('trusts no other certificate', async () => {
  const url = node.connectionString.replace(/tlsCAFile=.*/, '');
  const printed = await output(url.replace(/[?&]$/, ''));
  expect(printed).toMatch(/StoreBusyError|OutcomeUnknownError/);
  for (const form of formsOf(PASSWORD)) expect(printed).not.toContain(form);
});
