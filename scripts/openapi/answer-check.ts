import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { DocumentRoute } from './document-routes.ts';
import type { OpenApiDocument } from './openapi-types.ts';
import { resolvedResponse } from './shared-responses.ts';

/** A body as it was sent or answered; `value` is parsed where the media type is JSON. */
export interface CheckedBody {
  readonly mediaType: string;
  readonly value: unknown;
}

/** Compares requests and answers with what the API document says of them. */
export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApiDocument) {
    this.ajv.addSchema({ ...document, $id: 'api' });
  }

  /** What is wrong with a request's body; empty when it fits. */
  requestProblems({ method, path, operation }: DocumentRoute, body: CheckedBody | null): readonly string[] {
    if (body === null) return operation.requestBody?.required === true ? ['the body is missing'] : [];
    const { content } = operation.requestBody ?? {};
    if (content?.[body.mediaType] === undefined) return [`the request's ${body.mediaType} is not in the document`];
    return this.misfits(['paths', path, method.toLowerCase(), 'requestBody', 'content', body.mediaType], body);
  }

  /** What is wrong with an answer; empty when its status, media type and body are in the document. */
  answerProblems(
    { method, path, operation }: DocumentRoute,
    status: number,
    body: CheckedBody | null,
  ): readonly string[] {
    const declared = operation.responses[String(status)];
    if (!declared) return [`the status ${status} is not in the document`];
    const response = resolvedResponse(this.document, declared);
    if (body === null) return response.content === undefined ? [] : ['the answer has no body'];
    if (response.content?.[body.mediaType] === undefined) {
      return [`the answer's ${body.mediaType} is not in the document for ${status}`];
    }
    const place =
      '$ref' in declared
        ? declared.$ref.slice('#/'.length).split('/')
        : ['paths', path, method.toLowerCase(), 'responses', String(status)];
    return this.misfits([...place, 'content', body.mediaType], body);
  }

  private misfits(pointer: readonly string[], { mediaType, value }: CheckedBody): readonly string[] {
    if (!mediaType.endsWith('json')) return [];
    const reference = `api#/${[...pointer, 'schema'].map(escaped).join('/')}`;
    const validate = this.compiled.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.compiled.set(reference, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}

/** A step of a JSON pointer in the fragment of a URI. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
