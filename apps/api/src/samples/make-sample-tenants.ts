import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { issueToken, tokenAggregate } from '@chancery/access';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import { systemTenant } from '@chancery/kernel';
import type { ActorId } from '@chancery/kernel';
import type { OpenPlane } from '@chancery/platform';
import { hasTenants } from '@chancery/tenancy';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { repositoryFile } from '../host/repository-file.ts';
import { SAMPLES } from './samples.ts';
import type { SampleTenant } from './samples.ts';

const DATASET = 'holdings';
const SAMPLE_CSV = 'apps/api/samples/holdings.csv';

/**
 * Gives a plane without tenants its sample tenant, made through the same HTTP commands a client would send. They carry
 * fixed idempotency keys and run under a token that is revoked at the end.
 */
export async function makeSampleTenants(app: NestFastifyApplication, plane: OpenPlane): Promise<void> {
  if (await hasTenants(plane)) return;
  const system = systemContext(plane);
  const issued = await issueToken(
    plane,
    { name: 'sample data', scopes: ['*'], expiresAt: null, issuerScopes: ['*'] },
    system,
  );
  if (issued.kind === 'rejected' || issued.answer.secret === null) throw new Error('The sample token was not issued');
  const request = sender(app, issued.answer.secret);
  try {
    await makeSample(request, plane, SAMPLES[plane.id]);
  } finally {
    const ref = { tenant: systemTenant(plane.id), id: issued.answer.token };
    const revoke = { type: 'RevokeToken' as const, reason: 'The sample data is complete.' };
    await plane.runner.execute(tokenAggregate, ref, revoke, systemContext(plane));
  }
}

type Send = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object | Body) => Promise<T>;

/** A body that is not JSON. */
interface Body {
  readonly contentType: string;
  readonly content: string;
}

async function makeSample(request: Send, plane: OpenPlane, sample: SampleTenant): Promise<void> {
  const { tenant } = await request<TenantAnswer>('POST', `/v1/planes/${plane.id}/tenants`, sample.tenant);
  const base = `/v1/tenants/${tenant}`;
  for (const [meter, budget] of Object.entries(sample.budgets)) {
    await request('PUT', `${base}/budgets/${meter}/monthly`, budget);
  }
  const content = readFileSync(repositoryFile(SAMPLE_CSV), 'utf8');
  await request('POST', `${base}/datasets/${DATASET}/batches?rowKey=holding`, { contentType: 'text/csv', content });
  for (const { id, text } of sample.authorities) {
    await request('PUT', `${base}/authorities/${id}`, { text });
    await request('POST', `${base}/authorities/${id}/compile`);
    await request('POST', `${base}/authorities/${id}/publish`);
  }
}

function sender(app: NestFastifyApplication, token: string): Send {
  let step = 0;
  return async (method, path, body) => {
    const raw = body !== undefined && 'contentType' in body ? body : null;
    const response = await app.inject({
      method,
      url: path,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': `sample-${++step}` }),
        ...(body === undefined ? {} : { 'content-type': raw?.contentType ?? 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: raw?.content ?? body }),
    });
    if (response.statusCode >= 300) throw new Error(`Sample data: ${method} ${path}: ${response.body}`);
    return response.json();
  };
}

function systemContext(plane: OpenPlane): CommandContext {
  const commandId = newCommandId();
  return {
    tenant: systemTenant(plane.id),
    plane: plane.id,
    actor: `${plane.id}_bootstrap` as ActorId,
    token: null,
    network: null,
    commandId,
    clientChoseCommandId: false,
    correlationId: commandId,
    causationId: null,
    traceparent: null,
    flagSet: 'none',
    policyVersion: null,
    time: Date.now(),
    dryRun: false,
  };
}
