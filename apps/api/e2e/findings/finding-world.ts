import request from 'supertest';
import type { Finding } from '@chancery/authorities';
import type { AuthorityFindingsList } from '@chancery/authorities/contract';
import { answerOf } from '../test-app.ts';
import type { Client, TestApp } from '../test-app.ts';

/** Authorities and evidence of one tenant over HTTP, as someone writes them. */
export class FindingWorld {
  private names = 0;

  constructor(
    private readonly app: TestApp,
    readonly base: string,
    readonly admin: Client,
  ) {}

  /** An ID nobody has, alike no other. */
  fresh(): string {
    this.names++;
    return Array.from({ length: 4 }, (_, place) => 'bdfhklmprs'.charAt(Math.floor(this.names / 10 ** place) % 10)).join(
      'u',
    );
  }

  async draft(authority: string, text: string): Promise<void> {
    await this.admin.put(`${this.base}/authorities/${authority}`, { text }).expect(200);
  }

  /** What the compile of the draft finds. */
  async compile(authority: string): Promise<readonly Finding[]> {
    const answer = await this.admin.post(`${this.base}/authorities/${authority}/compile`).expect(200);
    return (answerOf(answer).body as { readonly findings: readonly Finding[] }).findings;
  }

  publishing(authority: string): request.Test {
    return this.admin.post(`${this.base}/authorities/${authority}/publish`);
  }

  async publish(authority: string, text: string): Promise<void> {
    await this.draft(authority, text);
    await this.compile(authority);
    await this.publishing(authority).expect(200);
  }

  /** What is wrong with the latest version now. */
  async versionFindings(authority: string): Promise<readonly Finding[]> {
    const answer = await this.admin.get(`${this.base}/authority-findings?limit=500`).expect(200);
    const { items } = answerOf(answer).body as AuthorityFindingsList;
    return items.find((item) => item.authority === authority)?.published.findings ?? [];
  }

  async draftText(authority: string): Promise<string> {
    const { body } = answerOf(await this.admin.get(`${this.base}/authorities/${authority}`).expect(200));
    return (body as { readonly text: string }).text;
  }

  /** Ingests rows with the IDs as keys; each says `note`. */
  async ingest(dataset: string, rows: readonly string[], note = 'as it is'): Promise<string> {
    const csv = ['id,note', ...rows.map((row) => `${row},${note}`)].join('\n');
    const answer = await request(this.app.server)
      .post(`${this.base}/datasets/${dataset}/batches?rowKey=id`)
      .set('Authorization', `Bearer ${this.app.administrators.eu}`)
      .set('Content-Type', 'text/csv')
      .send(`${csv}\n`)
      .expect(201);
    return (answerOf(answer).body as { readonly batch: string }).batch;
  }

  async retractRow(dataset: string, row: string): Promise<void> {
    const body = { rows: [row], reason: 'It was measured on another day.', evenIfCited: true };
    await this.admin.post(`${this.base}/datasets/${dataset}/rows/retract`, body).expect(200);
  }

  async retractBatch(dataset: string, batch: string): Promise<void> {
    const body = { reason: 'It was measured on another day.', evenIfCited: true };
    await this.admin.post(`${this.base}/datasets/${dataset}/batches/${batch}/retract`, body).expect(200);
  }

  /** Every link to `target` leads to `to`. */
  async retarget(authority: string, target: string, to: string): Promise<void> {
    await this.admin.post(`${this.base}/authorities/${authority}/fixes`, { kind: 'retarget', target, to }).expect(200);
  }

  async accept(authority: string, { target, targetDigest }: Finding): Promise<void> {
    const body = { target, digest: targetDigest };
    await this.admin.post(`${this.base}/authorities/${authority}/acceptances`, body).expect(200);
  }

  async skip(authority: string, { fingerprint }: Finding): Promise<void> {
    const { actor } = answerOf(await this.admin.get('/v1/me').expect(200)).body as { readonly actor: string };
    const body = {
      finding: fingerprint,
      category: 'target-pending',
      justification: 'The act is published at the end of the week.',
      owner: actor,
      expiresAt: '2034-01-01T00:00:00Z',
    };
    await this.admin.post(`${this.base}/authorities/${authority}/skips`, body).expect(201);
  }

  /** Changes the draft by hand. */
  async rewrite(authority: string, from: string, to: string): Promise<void> {
    const text = await this.draftText(authority);
    if (!text.includes(from)) throw new Error(`The draft of ${authority} has no ${JSON.stringify(from)}`);
    await this.draft(authority, text.replace(from, to));
  }
}
