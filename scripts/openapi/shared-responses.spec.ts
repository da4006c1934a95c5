import { describe, expect, it } from '@jest/globals';
import { AnswerCheck } from './answer-check.ts';
import { routesById } from './document-routes.ts';
import type { OpenApiDocument, Response } from './openapi-types.ts';
import { problemResponse } from './problem-schema.ts';
import { withSharedResponses } from './shared-responses.ts';

const missing = problemResponse(404, ['not-found'], {});
const shown: Response = {
  description: 'With an example.',
  content: {
    'application/problem+json': {
      schema: missing.content?.['application/problem+json']?.schema ?? {},
      examples: { one: { summary: 'One', value: {} } },
    },
  },
};
const answer: Response = {
  description: 'Done.',
  content: {
    'application/json': { schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
  },
};
const problem = {
  type: '/errors/not-found',
  title: 'Not found',
  status: 404,
  detail: 'There is none.',
  instance: '/v1/things/x',
  code: 'not-found',
  correlationId: 'c',
};

const document: OpenApiDocument = withSharedResponses({
  openapi: '3.1.0',
  info: {},
  paths: {
    '/v1/things/{thing}': {
      get: { operationId: 'readThing', responses: { 200: answer, 404: missing } },
      post: { operationId: 'changeThing', responses: { 200: answer, 404: shown } },
    },
  },
  components: {
    schemas: { Problem: { type: 'object', required: ['code', 'detail'], properties: { code: { type: 'string' } } } },
  },
});
const check = new AnswerCheck(document);
const routes = routesById(document);

function problemsOf(operation: string, status: number, mediaType: string, value: unknown): readonly string[] {
  const route = routes.get(operation);
  if (!route) throw new Error(`No ${operation}`);
  return check.answerProblems(route, status, { mediaType, value });
}

describe('shared responses', () => {
  it('are components called by their codes; an answer with an example stays with its route', () => {
    expect(routes.get('readThing')?.operation.responses['404']).toEqual({ $ref: '#/components/responses/not-found' });
    expect(routes.get('changeThing')?.operation.responses['404']).toBe(shown);
    expect(Object.keys(document.components.responses ?? {})).toEqual(['not-found']);
  });
});

describe('the check of answers', () => {
  it('is content with what the document says, wherever it says it', () => {
    expect(problemsOf('readThing', 200, 'application/json', { id: 'x' })).toEqual([]);
    expect(problemsOf('readThing', 404, 'application/problem+json', problem)).toEqual([]);
    expect(problemsOf('changeThing', 404, 'application/problem+json', problem)).toEqual([]);
  });

  it.each([
    ['another status', 418, 'application/json', {}, 'the status 418 is not in the document'],
    ['another media type', 200, 'text/html', '<p>', 'text/html is not in the document for 200'],
    ['a missing field', 200, 'application/json', {}, "must have required property 'id'"],
    ['another code', 404, 'application/problem+json', { ...problem, code: 'busy' }, 'must be equal to one of'],
  ])('names %s', (_name, status, mediaType, value, message) => {
    expect(problemsOf('readThing', status, mediaType, value).join()).toContain(message);
  });
});
