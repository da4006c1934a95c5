import { mkdir, mkdtemp, open, realpath, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobStore } from '@chancery/blobs';
import { ChildHost } from '../engine/child-host.ts';
import { Slots } from '../engine/slots.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { stagedFileName } from './dataset-sql.ts';
import type { StagedBatch, StagedDataset } from './dataset-view.ts';
import type { EngineAnswer, EngineRequest } from './query-engine.child.ts';
import type {
  DownloadOrder,
  DownloadResult,
  JsonRows,
  QueryOrder,
  QueryResult,
  ReadOrder,
  StatementOrder,
} from './engine-orders.ts';
import type { QueryRefusal } from './query-refusal.ts';
import { StatementMemory } from '../engine/statement-memory.ts';
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

/** What an engine may still hold after an answer and be lent again: half of what ends its process. */
const MAX_KEPT_BYTES = 600 * 1024 * 1024;

/** One tenant's engine: a child process and the only folder it can read, which holds links to the tenant's files. */
export class TenantEngine {
  /** A user's queries run one at a time, and so do our own reads, so that neither waits for the other. */
  readonly queries = new Slots(1);
  readonly reads = new Slots(1);
  /** Names of files in the folder whose cells are read already (`typed-files.ts`). */
  readonly typedFiles = new Set<string>();
  private readonly staged = new Set<string>();
  private readonly inspected = new StatementMemory<readonly ReadTable[]>();

  private constructor(
    readonly folder: string,
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

  /** Whether a query before left it so full that it would leave too little to the next one. */
  get isSpent(): boolean {
    return this.host.residentBytes > MAX_KEPT_BYTES;
  }

  /** @throws QueryRefusedError */
  inspect(sql: string): Promise<readonly ReadTable[]> {
    return this.inspected.of(sql, async () => {
      const answer = await this.ask({ kind: 'inspect', sql }, INSPECT_TIMEOUT_MS);
      if (answer.kind !== 'tables') throw unexpected(answer);
      return answer.tables;
    });
  }

  /** @throws QueryRefusedError */
  async query(order: QueryOrder, signal?: AbortSignal): Promise<QueryResult> {
    const answer = await this.run({ kind: 'query', order }, signal);
    if (answer.kind !== 'result') throw unexpected(answer);
    return answer.result;
  }

  /** The result as a file of the folder; to be taken by `takeFile`. @throws QueryRefusedError */
  async download(order: DownloadOrder, signal?: AbortSignal): Promise<DownloadResult> {
    const answer = await this.run({ kind: 'download', order }, signal);
    if (answer.kind !== 'file') throw unexpected(answer);
    return answer.file;
  }

  /** The engine's plan for a statement. @throws QueryRefusedError */
  async explain(order: StatementOrder, signal?: AbortSignal): Promise<string> {
    const answer = await this.run({ kind: 'explain', order }, signal);
    if (answer.kind !== 'plan') throw unexpected(answer);
    return answer.plan;
  }

  async read(order: ReadOrder): Promise<JsonRows> {
    const answer = await this.ask({ kind: 'read', order }, READ_TIMEOUT_MS);
    if (answer.kind !== 'rows') throw unexpected(answer);
    return answer.rows;
  }

  /** The content of a file of the folder, which is gone from it. */
  async takeFile(fileName: string): Promise<Readable> {
    const path = join(this.folder, fileName);
    const file = await open(path);
    // The open file stays readable, also when the engine and its folder end first.
    await unlink(path);
    return file.createReadStream();
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

  /** Runs a user's statement, and stops it when the signal says so. */
  private async run(
    request: Extract<EngineRequest, { kind: 'query' | 'download' | 'explain' }>,
    signal: AbortSignal | undefined,
  ): Promise<EngineAnswer> {
    signal?.throwIfAborted();
    let kill: NodeJS.Timeout | undefined;
    const cancel = () => {
      kill = setTimeout(() => void this.host.stop(), INTERRUPT_GRACE_MS);
      // A child that does not hear it ends by the timer.
      this.ask({ kind: 'cancel', query: request.order.query }, INTERRUPT_GRACE_MS).catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.ask(request, request.order.timeoutMs + INTERRUPT_GRACE_MS);
    } finally {
      signal?.removeEventListener('abort', cancel);
      clearTimeout(kill);
    }
  }

  private async ask(request: EngineRequest, timeoutMs: number): Promise<EngineAnswer> {
    const answer = await this.host.request(request, timeoutMs);
    if (answer.kind !== 'refused') return answer;
    // After a fault inside the engine nothing it says can be relied on.
    if (answer.refusal.code === 'query-failed') await this.host.stop();
    throw new QueryRefusedError(answer.refusal);
  }
}

function unexpected(answer: EngineAnswer): Error {
  return new Error(`The engine answered with "${answer.kind}"`);
}
