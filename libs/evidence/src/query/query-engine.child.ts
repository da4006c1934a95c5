import type { Json } from '@duckdb/node-api';
import { serveParent } from '../engine/child-loop.ts';
import { QueryEngine } from './query-engine.ts';
import type { QueryOrder, QueryResult, ReadOrder } from './query-engine.ts';
import { StatementRefused } from './query-refusal.ts';
import type { QueryRefusal } from './query-refusal.ts';
import type { ReadTable } from './statement-rules.ts';

export type EngineRequest =
  | { readonly kind: 'inspect'; readonly sql: string }
  | { readonly kind: 'query'; readonly order: QueryOrder }
  | { readonly kind: 'read'; readonly order: ReadOrder };

export type EngineAnswer =
  | { readonly kind: 'tables'; readonly tables: readonly ReadTable[] }
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Json[])[] }
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
      case 'read':
        return { kind: 'rows', rows: await engine.read(request.order) };
    }
  } catch (error) {
    if (error instanceof StatementRefused) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

serveParent(answer, MAX_RESIDENT_BYTES);
