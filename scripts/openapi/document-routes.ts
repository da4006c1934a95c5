import type { OpenApiDocument, Operation } from './openapi-types.ts';

/** An operation with where it stands. */
export interface DocumentRoute {
  /** Upper case. */
  readonly method: string;
  /** With `{parameter}`s. */
  readonly path: string;
  readonly operation: Operation;
}

/** The routes of a document, by `operationId`. @throws Error when two have the same. */
export function routesById(document: OpenApiDocument): ReadonlyMap<string, DocumentRoute> {
  const routes = new Map<string, DocumentRoute>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const { operationId } = operation;
      if (routes.has(operationId)) throw new Error(`Two routes have the operationId ${operationId}`);
      routes.set(operationId, { method: method.toUpperCase(), path, operation });
    }
  }
  return routes;
}
