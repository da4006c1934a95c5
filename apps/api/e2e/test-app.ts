import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { ensureFirstAdministrator } from '@chancery/access';
import { systemClock } from '@chancery/kernel';
import type { Clock, PlaneId } from '@chancery/kernel';
import { readApiConfiguration } from '@chancery/platform';
import { createChanceryApp } from '../src/create-app.ts';
import type { ChanceryApp } from '../src/create-app.ts';

/** The whole service on a temporary folder, with an administrator per plane. */
export interface TestApp {
  readonly chancery: ChanceryApp;
  readonly folder: string;
  readonly server: Server;
  readonly administrators: Readonly<Record<PlaneId, string>>;
  as(token: string): Client;
  /** A tenant of the plane and a client with every scope in it. */
  tenant(
    plane?: PlaneId,
    overrides?: object,
  ): Promise<{ readonly id: string; readonly base: string; readonly admin: Client }>;
  close(): Promise<void>;
}

export interface Client {
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  put(path: string, body?: object): request.Test;
}

export async function openTestApp(clock: Clock = systemClock): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-e2e-'));
  const configuration = readApiConfiguration({ CHANCERY_DATA: folder, CHANCERY_SAMPLES: 'off', LOG_LEVEL: 'error' });
  const chancery = await createChanceryApp(configuration, clock);
  const secrets: Partial<Record<PlaneId, string>> = {};
  for (const plane of chancery.planes.all) {
    const secret = await ensureFirstAdministrator(plane, clock);
    if (secret !== null) secrets[plane.id] = secret;
  }
  const administrators = { us: secrets.us ?? '', eu: secrets.eu ?? '' };
  const server = chancery.app.getHttpServer();
  const as = (token: string): Client => {
    const authorization = { Authorization: `Bearer ${token}` };
    return {
      get: (path) => request(server).get(path).set(authorization),
      post: (path, body) => request(server).post(path).set(authorization).send(body),
      put: (path, body) => request(server).put(path).set(authorization).send(body),
    };
  };
  return {
    chancery,
    folder,
    server,
    administrators,
    as,
    async tenant(plane = 'eu', overrides = {}) {
      const admin = as(administrators[plane]);
      const { body } = answerOf(
        await admin.post(`/v1/planes/${plane}/tenants`, { ...tenantBody(plane), ...overrides }).expect(201),
      );
      const id = (body as { tenant: string }).tenant;
      return { id, base: `/v1/tenants/${id}`, admin };
    },
    async close() {
      await chancery.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The body of a tenant that may export to its own region only. */
export function tenantBody(plane: PlaneId): object {
  return {
    name: 'Fjord Archive',
    legalEntity: 'Fjord Archive GmbH & Söhne',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    policy: { id: `${plane}_standard`, allowedDestinations: [plane], validUntil: '2035-01-01T00:00:00Z' },
  };
}

/** The answer with its body as what it is: unknown, until a test says what it expects. */
export function answerOf(response: { readonly body: unknown }): { readonly body: unknown } {
  return response;
}
