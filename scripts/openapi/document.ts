import type { AnswerSchemas } from './answer-schemas.ts';
import { CLOUD_EVENT_SCHEMAS } from './cloud-event-bodies.ts';
import type { ExampleBook } from './examples/example-book.ts';
import { HEADERS } from './headers.ts';
import type { NestDocument } from './nest-document.ts';
import { headerRef, responseRef, schemaRef } from './openapi-types.ts';
import type { OpenApiDocument, Operation, Schema } from './openapi-types.ts';
import { describedOperation } from './operation.ts';
import { PROBLEM_SCHEMAS } from './problem-schema.ts';
import { bodySchema } from './request-schemas.ts';
import { withSharedResponses } from './shared-responses.ts';

/** What the document is made of. */
export interface DocumentParts {
  readonly nest: NestDocument;
  readonly answers: AnswerSchemas;
  /** Schemas of the DTO classes, by class name. */
  readonly validators: ReadonlyMap<string, Schema>;
  readonly examples: ExampleBook;
}

/**
 * The API document: the framework's routes with the schemas, headers, problems and examples it knows nothing of.
 * @throws Error for a route that is not in the sources, and for a reference that leads nowhere.
 */
export function apiDocument(parts: DocumentParts): OpenApiDocument {
  const { nest, answers, validators, examples } = parts;
  const paths = Object.entries(nest.document.paths).map(([path, item]) => [
    path,
    mapNamed(item, (method, operation) => examples.addedTo(completed(parts, path, method, operation))),
  ]);
  const bodies = mapNamed(nest.document.components.schemas ?? {}, (name, schema) => {
    const validated = validators.get(name);
    return validated === undefined ? schema : bodySchema(schema, validated);
  });
  const schemas = { ...PROBLEM_SCHEMAS, ...CLOUD_EVENT_SCHEMAS, ...bodies, ...Object.fromEntries(answers.components) };
  const document = withSharedResponses({
    ...nest.document,
    security: [{ token: [] }],
    paths: Object.fromEntries(paths) as OpenApiDocument['paths'],
    components: { ...nest.document.components, headers: HEADERS, schemas: sorted(schemas) },
  });
  requireResolvable(document);
  return document;
}

function completed(
  { nest, answers, validators }: DocumentParts,
  path: string,
  method: string,
  operation: Operation,
): Operation {
  const metadata = nest.routes.get(operation.operationId);
  const answer = answers.routes.get(operation.operationId);
  if (!metadata || !answer) throw new Error(`${operation.operationId}, the handler of ${path}, is not in the sources`);
  const ofDtos = metadata.parameterTypes
    .map((type) => validators.get((type as { readonly name?: string } | undefined)?.name ?? ''))
    .filter((schema) => schema !== undefined);
  return describedOperation({ path, method: method.toUpperCase(), operation, metadata, answer, validators: ofDtos });
}

function requireResolvable(document: OpenApiDocument): void {
  const { schemas, headers, responses } = document.components;
  const known = new Set([
    ...Object.keys(schemas ?? {}).map((name) => schemaRef(name).$ref),
    ...Object.keys(headers ?? {}).map((name) => headerRef(name).$ref),
    ...Object.keys(responses ?? {}).map((name) => responseRef(name).$ref),
  ]);
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)) {
    if (!known.has(reference)) throw new Error(`The API document refers to ${reference}, which it does not have`);
  }
}

function mapNamed<T>(
  object: { readonly [name: string]: T },
  change: (name: string, value: T) => T,
): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(name, value)]));
}

function sorted<T>(object: { readonly [name: string]: T }): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(object).sort(([left], [right]) => (left < right ? -1 : 1)));
}
