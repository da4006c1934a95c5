import type { RouteAnswer } from './answer-schemas.ts';
import { withCloudEvents } from './cloud-event-bodies.ts';
import { answerHeaders, COMMAND_PARAMETERS, problemHeaders } from './headers.ts';
import type { HeaderTraits } from './headers.ts';
import type { RouteMetadata } from './nest-document.ts';
import type { Content, Operation, Parameter, Reference, Response, Schema } from './openapi-types.ts';
import { operationId } from './operation-id.ts';
import { problemResponse } from './problem-schema.ts';
import { parameterWithValidators } from './request-schemas.ts';
import { byStatus, commonCodes } from './route-codes.ts';

/** A route with all that is known of it. */
export interface OperationParts {
  readonly path: string;
  /** Upper case. */
  readonly method: string;
  /** As the framework describes it. */
  readonly operation: Operation;
  readonly metadata: RouteMetadata;
  readonly answer: RouteAnswer;
  /** Schemas of the DTOs among the handler's parameters. */
  readonly validators: readonly Schema[];
}

/** Parameters that mean the same on every route. */
const WELL_KNOWN: { readonly [name: string]: Omit<Parameter, 'name' | 'in'> } = {
  tenant: {
    description: 'The tenant; its ID begins with its plane.',
    schema: { type: 'string', pattern: '^(us|eu)_[a-z0-9]{2,64}$', examples: ['eu_t0123456789abcdef01234567'] },
  },
  plane: { description: 'The region.', schema: { type: 'string', enum: ['us', 'eu'] } },
};
const PLACES: readonly Parameter['in'][] = ['path', 'query', 'header'];
const BYTES: Schema = { type: 'string', format: 'binary' };
/** One event of a stream of them. */
const SERVER_SENT_EVENT: Schema = {
  type: 'object',
  required: ['data'],
  properties: { id: { type: 'string' }, event: { type: 'string' }, data: { type: 'string' } },
};
/** Methods whose requests may carry a body, so that one may be refused. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The operation with parameters, headers, answers and problems, under its readable ID. */
export function describedOperation(parts: OperationParts): Operation {
  const { operation, metadata } = parts;
  const [controller = '', method = ''] = operation.operationId.split('.');
  const responses = { ...answers(parts), ...problems(parts) };
  return {
    ...operation,
    operationId: operationId(controller, method),
    description: [operation.description, scopeNote(metadata)].join('\n\n'),
    parameters: parametersOf(parts),
    ...(operation.requestBody === undefined ? {} : { requestBody: withCloudEvents(operation.requestBody) }),
    ...(metadata.scope === null ? { security: [] } : {}),
    responses,
  };
}

function scopeNote({ scope }: RouteMetadata): string {
  if (scope === null) return 'Public: no token is needed.';
  return scope === 'any' ? 'Any valid token.' : `Scope: \`${scope}\`.`;
}

function parametersOf({ operation, answer, validators }: OperationParts): readonly Parameter[] {
  const own = (operation.parameters ?? [])
    .map((parameter) => parameterWithValidators(parameter, validators))
    .map((parameter) => ({ ...parameter, ...(parameter.in === 'path' ? WELL_KNOWN[parameter.name] : {}) }));
  // `@Headers('if-match')` makes a parameter that `@ApiHeader` describes again, in other letters.
  const described = own.filter(
    ({ name, in: place }, index) =>
      place !== 'header' || !own.some((other, at) => at > index && other.name.toLowerCase() === name.toLowerCase()),
  );
  const all = [...described, ...(answer.decides ? COMMAND_PARAMETERS : [])];
  return PLACES.flatMap((place) => all.filter((parameter) => parameter.in === place));
}

/** The statuses that the handler declares, with the answer it declares. */
function answers({ path, operation, metadata, answer }: OperationParts): Operation['responses'] {
  const headers = answerHeaders(headerTraits(path, metadata, answer));
  // What is JSON among them is the answer of the declared type.
  const bytes = answer.answersBytes ? metadata.produces.filter((type) => type !== 'application/json') : [];
  const content: Content = {
    ...(answer.schema === null ? {} : { 'application/json': { schema: answer.schema } }),
    ...Object.fromEntries(
      bytes.map((type) => [type, { schema: type === 'text/event-stream' ? SERVER_SENT_EVENT : BYTES }]),
    ),
  };
  const declared = Object.entries(operation.responses).filter(([status]) => /^\d{3}$/.test(status));
  return Object.fromEntries(
    declared.map(([status, response]): [string, Response] => {
      const description = 'description' in response ? response.description : '';
      const body = Object.keys(content).length === 0 ? {} : { content };
      return [status, { description: description === '' ? 'Done.' : description, headers, ...body }];
    }),
  );
}

/** The problems the route may answer with, by status; a status the handler declares is its own. */
function problems({ path, method, operation, metadata, answer }: OperationParts): {
  readonly [status: string]: Response | Reference;
} {
  const names = (operation.parameters ?? []).map(({ name }) => name);
  const common = commonCodes({
    isPublic: metadata.scope === null,
    decides: answer.decides,
    hasParameters: path.includes('{'),
    mayHaveBody: WITH_BODY.has(method),
    readsReadModel: names.includes('minPosition'),
  });
  const headers = problemHeaders();
  return Object.fromEntries(
    [...byStatus([...metadata.refuses, ...common])]
      .filter(([status]) => !(String(status) in operation.responses))
      .map(([status, codes]) => [String(status), problemResponse(status, codes, headers)]),
  );
}

function headerTraits(path: string, { scope }: RouteMetadata, { decides, headers }: RouteAnswer): HeaderTraits {
  return { isPublic: scope === null, ofTenant: path.includes('{tenant}'), decides, own: headers };
}
