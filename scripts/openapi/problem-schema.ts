import { ERROR_CATALOGUE } from '@chancery/platform';
import type { ErrorCode } from '@chancery/platform';
import { headerRef, schemaRef } from './openapi-types.ts';
import type { Headers, Response, Schema } from './openapi-types.ts';

/** Components that every problem answer refers to; `Lift` is among those of the answers. */
export const PROBLEM_SCHEMAS: { readonly [name: string]: Schema } = {
  ProblemCode: {
    type: 'string',
    description: 'Codes never change their meaning; `/errors/<code>` explains each.',
    enum: Object.keys(ERROR_CATALOGUE),
  },
  FieldError: {
    type: 'object',
    required: ['field', 'message'],
    properties: {
      field: { type: 'string', description: 'Dotted path in the body, or the name of a header or parameter.' },
      message: { type: 'string' },
    },
  },
  Problem: {
    type: 'object',
    description: 'Problem details (RFC 9457) of the one error catalogue.',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'correlationId'],
    properties: {
      type: { type: 'string', description: 'Where the code is explained.' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What is wrong, with the figures, and the way out.' },
      instance: { type: 'string', description: 'The path that was asked.' },
      code: schemaRef('ProblemCode'),
      correlationId: { type: 'string' },
      errors: { type: 'array', items: schemaRef('FieldError'), description: 'Each field that does not fit.' },
      facts: { type: 'object', description: 'The arithmetic and settings a refusal rests on.' },
      lift: { type: 'array', items: schemaRef('Lift'), description: 'The ways out of a refusal.' },
      decision: { type: 'string', description: 'Path of the decision’s explanation.' },
    },
  },
};

/** The answer of one status: a problem with one of these codes. */
export function problemResponse(status: number, codes: readonly ErrorCode[], headers: Headers): Response {
  const meanings = codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].meaning}`);
  return {
    description: meanings.join('\n\n'),
    headers: { ...headers, ...(status === 503 ? { 'Retry-After': headerRef('Retry-After') } : {}) },
    content: {
      'application/problem+json': {
        schema: { allOf: [schemaRef('Problem'), { properties: { code: { enum: codes }, status: { const: status } } }] },
      },
    },
  };
}
