import { responseRef } from './openapi-types.ts';
import type { OpenApiDocument, Operation, Reference, Response, Schema } from './openapi-types.ts';

/**
 * The document with its problem answers as components: most routes answer with the same ones. A component is called
 * by the codes it may carry. Answers with examples of their own stay where they are.
 */
export function withSharedResponses(document: OpenApiDocument): OpenApiDocument {
  const shared = new Map<string, Response>();
  const share = (response: Response | Reference): Response | Reference => {
    if ('$ref' in response) return response;
    const name = sharedName(response);
    if (name === null) return response;
    shared.set(name, response);
    return responseRef(name);
  };
  const paths = mapValues(document.paths, (item) =>
    mapValues(item, (operation: Operation) => ({ ...operation, responses: mapValues(operation.responses, share) })),
  );
  const responses = Object.fromEntries([...shared].sort(([left], [right]) => (left < right ? -1 : 1)));
  return { ...document, paths, components: { ...document.components, responses } };
}

/** The response itself where an operation only refers to it. */
export function resolvedResponse(document: OpenApiDocument, response: Response | Reference): Response {
  if (!('$ref' in response)) return response;
  const found = document.components.responses?.[response.$ref.replace('#/components/responses/', '')];
  if (!found) throw new Error(`The document has no ${response.$ref}`);
  return found;
}

/** `null` for what is not a problem, or has examples of its own. */
function sharedName({ content }: Response): string | null {
  const problem = content?.['application/problem+json'];
  if (problem === undefined || problem.examples !== undefined) return null;
  const [, narrowed] = problem.schema['allOf'] as unknown as readonly [Schema, NarrowedProblem];
  return narrowed.properties.code.enum.join('.');
}

interface NarrowedProblem {
  readonly properties: { readonly code: { readonly enum: readonly string[] } };
}

function mapValues<T, U>(
  object: { readonly [key: string]: T },
  change: (value: T) => U,
): { readonly [key: string]: U } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
