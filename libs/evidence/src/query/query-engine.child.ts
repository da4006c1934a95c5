import { serveParent } from '../engine/child-loop.ts';
import type {
  DownloadOrder,
  DownloadResult,
  JsonRows,
  QueryOrder,
  QueryResult,
  ReadOrder,
  StatementOrder,
} from './engine-orders.ts';
import { QueryEngine } from './query-engine.ts';
import { StatementRefused } from './query-refusal.ts';
import type { QueryRefusal } from './query-refusal.ts';
import type { ReadTable } from './statement-rules.ts';

export type EngineRequest =
  | { readonly kind: 'inspect'; readonly sql: string }
  | { readonly kind: 'query'; readonly order: QueryOrder }
  | { readonly kind: 'download'; readonly order: DownloadOrder }
  | { readonly kind: 'explain'; readonly order: StatementOrder }
  | { readonly kind: 'cancel'; readonly query: string }
  | { readonly kind: 'read'; readonly order: ReadOrder };

export type EngineAnswer =
  | { readonly kind: 'tables'; readonly tables: readonly ReadTable[] }
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'file'; readonly file: DownloadResult }
  | { readonly kind: 'plan'; readonly plan: string }
  | { readonly kind: 'told' }
  | { readonly kind: 'rows'; readonly rows: JsonRows }
  | { readonly kind: 'refused'; readonly refusal: QueryRefusal };

/** Twice the engine's own limit and some for the process itself. */
const MAX_RESIDENT_BYTES = 1200 * 1024 * 1024;

const opened = QueryEngine.open(process.cwd());

async function answer(received: unknown): Promise<EngineAnswer> {
  const engine = await opened;
  // Sent by `tenant-engine.ts`, the only one who does.
  const request = received as EngineRequest;
  try {
    switch (request.kind) {
      case 'inspect':
        return { kind: 'tables', tables: await engine.inspect(request.sql) };
      case 'query':
        return { kind: 'result', result: await engine.query(request.order) };
      case 'download':
        return { kind: 'file', file: await engine.download(request.order) };
      case 'explain':
        return { kind: 'plan', plan: await engine.explain(request.order) };
      case 'cancel':
        engine.cancel(request.query);
        return { kind: 'told' };
      case 'read':
        return { kind: 'rows', rows: await engine.read(request.order) };
    }
  } catch (error) {
    if (error instanceof StatementRefused) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

serveParent(answer, MAX_RESIDENT_BYTES);
