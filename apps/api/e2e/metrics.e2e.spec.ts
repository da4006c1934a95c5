import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startMetricsServer } from '@chancery/platform/metrics';
import type { MetricsServer } from '@chancery/platform/metrics';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

describe('the metrics of an API process', () => {
  let app: TestApp;
  let server: MetricsServer;
  beforeAll(async () => {
    app = await openTestApp();
    server = await startMetricsServer({ host: '127.0.0.1', port: 0 }, app.chancery.metrics);
  });
  afterAll(async () => {
    await server.close();
    await app.close();
  });

  const scraped = async () => {
    const answer = await fetch(server.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    return answer.text();
  };
  const valueOf = (text: string, series: string) => {
    const line = text.split('\n').find((each) => each.startsWith(`${series} `));
    return line === undefined ? null : Number(line.slice(series.length + 1));
  };

  it('count answers by route, commands by what became of them, and events; and name nobody', async () => {
    const { id, base, admin } = await app.tenant();
    const before = await scraped();
    const cap = { period: 'month', limit: 10, hardCap: 10 };
    await admin.put(`${base}/budgets/pages/monthly`, cap).expect(200);
    await admin.post(`${base}/usage/consume`, { meter: 'pages', quantity: 4 }).expect(200);
    await admin.post(`${base}/usage/consume`, { meter: 'pages', quantity: 40 }).expect(402);
    await request(app.server).get('/nowhere').expect(404);
    const text = await scraped();

    const route = 'route="/v1/tenants/:tenant/usage/consume"';
    const count = 'chancery_http_request_duration_seconds_count';
    expect(valueOf(text, `${count}{method="POST",${route},status="200"}`)).toBe(1);
    expect(valueOf(text, `${count}{method="POST",${route},status="402"}`)).toBe(1);
    const consume = (outcome: string) => `chancery_commands_total{plane="eu",type="ConsumeUsage",outcome="${outcome}"}`;
    expect(valueOf(text, consume('accepted'))).toBe(1);
    expect(valueOf(text, consume('rejected'))).toBe(1);
    const appended = 'chancery_events_appended_total{plane="eu"}';
    expect(valueOf(text, appended)).toBeGreaterThanOrEqual((valueOf(before, appended) ?? 0) + 2);
    expect(valueOf(text, 'chancery_append_duration_seconds_count{plane="eu"}')).toBeGreaterThan(0);
    expect(text).not.toContain(id);
    expect(text).not.toContain('nowhere');
  });

  it('say how far each read model is behind, what the engines do, and how the process is', async () => {
    await app.chancery.planes.find('eu')?.projections.waitFor('tenants', await head());
    const text = await scraped();
    expect(valueOf(text, 'chancery_projection_lag_entries{plane="eu",read_model="tenants"}')).toBe(0);
    expect(valueOf(text, 'chancery_projection_parked_events{plane="us",read_model="tenants"}')).toBe(0);
    expect(valueOf(text, 'chancery_plane_open{plane="us"}')).toBe(1);
    expect(valueOf(text, 'chancery_query_engines{state="busy"}')).toBe(0);
    expect(valueOf(text, 'chancery_query_engines_capacity')).toBeGreaterThanOrEqual(2);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    expect((await fetch(server.url.replace('/metrics', '/other'))).status).toBe(404);
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(404);
    await request(app.server).get('/metrics').expect(404);
  });

  const head = async () => (await app.chancery.planes.find('eu')?.events.head()) ?? '';
});
