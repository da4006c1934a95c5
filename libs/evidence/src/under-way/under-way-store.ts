import { randomUUID } from 'node:crypto';
import type { Document, DocumentStore } from '@chancery/read-models';
import { STOP_REQUESTS, UNDER_WAY } from './process-record.ts';
import type { ProcessRecord, StopRequest, UnderWay } from './process-record.ts';

/** Processes whose records are read; those that said something last. */
const PROCESSES = 200;
const STOPS = 100;
/** A request that was read stays so, whatever write of it comes late. */
const ASKED = '1';
const READ = '2';

/** What the processes of a plane tell each other of the queries and uploads they have under way. */
export class UnderWayStore {
  private made: Promise<void> | null = null;
  private lastAt = 0;

  constructor(private readonly readModels: DocumentStore) {}

  /** Replaces what `node` said before. */
  async tell(node: string, underWay: UnderWay): Promise<void> {
    await this.make();
    // A clock that is put back must not make a record older than the one before.
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    const record: ProcessRecord = { node, at: this.lastAt, ...underWay };
    const lastPosition = String(this.lastAt).padStart(16, '0');
    await this.readModels.applyPage(UNDER_WAY, {
      documents: [{ id: node, document: record as unknown as Document, lastPosition }],
      ...{ parked: [], unparked: [], checkpoint: lastPosition },
    });
  }

  /** What all processes but `node` said last, the newest first. */
  async others(node: string): Promise<readonly ProcessRecord[]> {
    await this.make();
    const options = { where: {}, sortBy: 'at', descending: true, limit: PROCESSES };
    const { documents } = await this.readModels.find(UNDER_WAY, options);
    const records = documents.map(({ document }) => document as unknown as ProcessRecord);
    return records.filter((record) => record.node !== node);
  }

  /** Asks another process to stop something. */
  async askToStop(stop: Omit<StopRequest, 'request'>): Promise<void> {
    const request = randomUUID();
    await this.writeStop(request, { request, ...stop }, ASKED);
  }

  /** What `node` was asked to stop since it asked last: each is given once. */
  async takeStops(node: string): Promise<readonly StopRequest[]> {
    await this.make();
    const { documents } = await this.readModels.find(STOP_REQUESTS, { where: { node }, limit: STOPS });
    const stops = documents.map(({ document }) => document as unknown as StopRequest);
    for (const { request } of stops) await this.writeStop(request, null, READ);
    return stops;
  }

  private async writeStop(id: string, document: Document | null, lastPosition: string): Promise<void> {
    await this.make();
    await this.readModels.applyPage(STOP_REQUESTS, {
      documents: [{ id, document, lastPosition }],
      ...{ parked: [], unparked: [], checkpoint: lastPosition },
    });
  }

  private make(): Promise<void> {
    this.made ??= this.ensure().catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
  }

  private async ensure(): Promise<void> {
    await this.readModels.ensure(UNDER_WAY);
    await this.readModels.ensure(STOP_REQUESTS);
  }
}
