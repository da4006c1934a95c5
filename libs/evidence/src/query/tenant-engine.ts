import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '@chancery/blobs';
import type { Json } from '@chancery/kernel';
import { ChildHost } from '../engine/child-host.ts';
import { Slots } from '../engine/slots.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { stagedFileName } from './dataset-sql.ts';
import type { StagedBatch, StagedDataset } from './dataset-view.ts';
import type { EngineAnswer, EngineRequest } from './query-engine.child.ts';
import type { QueryOrder, QueryResult, ReadOrder } from './query-engine.ts';
import type { QueryRefusal } from './query-refusal.ts';
import type { ReadTable } from './statement-rules.ts';

/** A dataset's live batches, to be staged. */
export interface DatasetFiles {
  readonly dataset: string;
  readonly batches: readonly CommittedBatch[];
}

/** A user's statement was refused by the rules, the engine or a limit. */
export class QueryRefusedError extends Error {
  override readonly name = 'QueryRefusedError';
  constructor(readonly refusal: QueryRefusal) {
    super(refusal.message);
  }
}

const MODULE = new URL(
  import.meta.url.endsWith('.ts') ? './query-engine.child.ts' : './query-engine.child.js',
  import.meta.url,
);
const INSPECT_TIMEOUT_MS = 10_000;
const READ_TIMEOUT_MS = 60_000;
/** How long a query may go on after it was interrupted before its process is killed. */
const INTERRUPT_GRACE_MS = 2_000;

/** One tenant's engine: a child process and the only folder it can read, which holds links to the tenant's files. */
export class TenantEngine {
  /** A user's queries run one at a time, and so do our own reads, so that neither waits for the other. */
  readonly queries = new Slots(1);
  readonly reads = new Slots(1);
  private readonly staged = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly host: ChildHost<EngineRequest, EngineAnswer>,
  ) {}

  /** Starts a child in a new folder inside `parent`. */
  static async start(parent: string): Promise<TenantEngine> {
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(join(await realpath(parent), 'engine-'));
    return new TenantEngine(folder, new ChildHost(MODULE, folder));
  }

  get pid(): number | undefined {
    return this.host.pid;
  }

  get hasEnded(): boolean {
    return this.host.hasEnded;
  }

  /** @throws QueryRefusedError */
  async inspect(sql: string): Promise<readonly ReadTable[]> {
    const answer = await this.ask({ kind: 'inspect', sql }, INSPECT_TIMEOUT_MS);
    if (answer.kind !== 'tables') throw unexpected(answer);
    return answer.tables;
  }

  /** @throws QueryRefusedError */
  async query(order: QueryOrder): Promise<QueryResult> {
    const answer = await this.ask({ kind: 'query', order }, order.timeoutMs + INTERRUPT_GRACE_MS);
    if (answer.kind !== 'result') throw unexpected(answer);
    return answer.result;
  }

  async read(order: ReadOrder): Promise<readonly (readonly Json[])[]> {
    const answer = await this.ask({ kind: 'read', order }, READ_TIMEOUT_MS);
    if (answer.kind !== 'rows') throw unexpected(answer);
    return answer.rows;
  }

  /** Links the Parquet files of datasets into the folder, each once: a batch never changes. */
  async stage(blobs: BlobStore, { dataset, batches }: DatasetFiles): Promise<StagedDataset> {
    const staged: StagedBatch[] = [];
    for (const { batch, rows, columns, retractedRows } of batches) {
      const fileName = stagedFileName({ dataset, batch, rows });
      if (!this.staged.has(fileName)) await blobs.stage(rows.key, this.folder, fileName);
      this.staged.add(fileName);
      staged.push({ fileName, columns, batch, retractedRows });
    }
    return { name: dataset, batches: staged };
  }

  /** Ends the child and removes the folder. */
  async stop(): Promise<void> {
    await this.host.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async ask(request: EngineRequest, timeoutMs: number): Promise<EngineAnswer> {
    const answer = await this.host.request(request, timeoutMs);
    if (answer.kind === 'refused') throw new QueryRefusedError(answer.refusal);
    return answer;
  }
}

function unexpected(answer: EngineAnswer): Error {
  return new Error(`The engine answered with "${answer.kind}"`);
}
