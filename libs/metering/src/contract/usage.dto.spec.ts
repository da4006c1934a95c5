import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Post } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import fc from 'fast-check';
import { createValidationPipe, ProblemFilter, SchemaBody, ValidateBody, validateBySchema } from '@chancery/platform';
import { MAX_QUANTITY } from '../ledger/quantity.ts';
import { UsageBody } from './usage.dto.ts';

/** The same body, validated both ways. */
@Controller('probe')
class ProbeController {
  @Post('pipe')
  pipe(@Body() body: UsageBody): UsageBody {
    return body;
  }

  @Post('schema')
  @ValidateBody(UsageBody)
  schema(@SchemaBody() body: UsageBody): UsageBody {
    return body;
  }
}

const slug = fc.stringMatching(/^[a-z][a-z0-9_]{0,62}$/);
const meter = fc.oneof(
  { weight: 4, arbitrary: slug },
  fc.constantFrom('', 'a'.repeat(64), 'Rows', '1rows', 'ro-ws', 'rows\n', ' rows'),
  fc.jsonValue(),
);
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: MAX_QUANTITY }) },
  fc.constantFrom<unknown>(0, -1, 0.5, '75', true, null, MAX_QUANTITY, MAX_QUANTITY + 1, [75], { quantity: 75 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue(),
);
// `prototype` and names that every object inherits (`toString`) are dropped by class-transformer before class-validator
// sees them; the schema, which is what the routes use, refuses them like any other unknown field.
const unknownField = fc.string({ minLength: 1 }).filter((name) => name !== 'prototype' && !(name in {}));
const body = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.record({ meter, quantity }, { requiredKeys: [] }),
        fc.dictionary(unknownField, fc.jsonValue(), { maxKeys: 2 }),
      )
      .map(([known, unknown]) => ({ ...unknown, ...known })),
  },
  { weight: 1, arbitrary: fc.record({ meter: slug, quantity: fc.integer({ min: 1, max: MAX_QUANTITY }) }) },
);

describe('the body of the usage routes', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [ProbeController] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(createValidationPipe());
    app.useGlobalFilters(new ProblemFilter({ error: (details) => fail(String(details.error)) }));
    validateBySchema(app.getHttpAdapter().getInstance());
    await app.init();
  });

  afterAll(() => app.close());

  async function send(route: 'pipe' | 'schema', payload: string) {
    const headers = { 'content-type': 'application/json' };
    const response = await app.inject({ method: 'POST', url: `/probe/${route}`, headers, payload });
    const answer = response.json<{ code?: string; errors?: { field: string; message: string }[] }>();
    if (response.statusCode === 201) return { status: 201, answer };
    const fields = [...new Set((answer.errors ?? []).map(({ field }) => field))].sort();
    return { status: response.statusCode, code: answer.code, fields };
  }

  it('is accepted and refused alike by the schema and by the class, and the same fields are named', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const payload = JSON.stringify(given);
        expect(await send('schema', payload)).toEqual(await send('pipe', payload));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['nothing', '{}', ['meter', 'quantity']],
    ['a number as text', '{"meter":"rows","quantity":"75"}', ['quantity']],
    ['an unknown field', '{"meter":"rows","quantity":75,"note":"x"}', ['note']],
    ['a number that is none', '{"meter":"rows","quantity":1.5}', ['quantity']],
    ['a number too large to be one', '{"meter":"rows","quantity":1e999}', ['quantity']],
  ])('names the fields that do not fit: %s', async (_name, payload, fields) => {
    for (const route of ['schema', 'pipe'] as const) {
      expect(await send(route, payload)).toEqual({ status: 400, code: 'validation-failed', fields });
    }
  });

  it('refuses unknown fields whatever their name, on the routes themselves', async () => {
    const answer = await send('schema', '{"meter":"rows","quantity":75,"toString":1}');
    expect(answer).toEqual({ status: 400, code: 'validation-failed', fields: ['toString'] });
  });

  it.each(['[]', '"rows"', '75', 'null', 'true', '[{"meter":"rows","quantity":75}]'])('refuses %s', async (payload) => {
    expect(await send('schema', payload)).toMatchObject({ status: 400, code: 'validation-failed' });
  });
});

function fail(message: string): never {
  throw new Error(message);
}
