import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Post } from '@nestjs/common';
import type { CanActivate } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Problem } from '../problems/problem.ts';
import { ProblemFilter } from './problem.filter.ts';
import { bodySchemaOf, SchemaBody, ValidateBody, validateBySchema } from './route-schema.ts';

class SealBody {
  @IsString()
  @Length(2, 5)
  readonly name: string;

  @Min(1)
  @Max(9)
  @IsInt()
  readonly copies: number;
}

@Controller('seals')
class SealsController {
  @Post()
  @ValidateBody(SealBody)
  make(@SchemaBody() body: SealBody): SealBody {
    return body;
  }
}

/** Lets in who says `open`. */
const doorkeeper: CanActivate = {
  canActivate(context) {
    const { headers } = context.switchToHttp().getRequest<{ headers: { door?: string } }>();
    if (headers.door !== 'open') throw new Problem('unauthenticated', 'The door is closed.');
    return true;
  },
};

describe('bodySchemaOf', () => {
  it('says in JSON Schema what the class says in decorators, in whatever order they stand', () => {
    expect(bodySchemaOf(SealBody)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 2, maxLength: 5 },
        copies: { type: 'integer', minimum: 1, maximum: 9 },
      },
      required: ['name', 'copies'],
      additionalProperties: false,
    });
  });
});

describe('a body validated by its schema', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [SealsController] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalGuards(doorkeeper);
    app.useGlobalFilters(new ProblemFilter({ error: () => undefined }));
    validateBySchema(app.getHttpAdapter().getInstance());
    await app.init();
  });

  afterAll(() => app.close());

  const send = (payload: object, headers: object = { door: 'open' }) =>
    app.inject({ method: 'POST', url: '/seals', headers: { ...headers }, payload });

  it('reaches the handler as it was sent', async () => {
    const response = await send({ name: 'wax', copies: 3 });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ name: 'wax', copies: 3 });
  });

  it('is refused with every field that does not fit; nothing is coerced or dropped', async () => {
    const response = await send({ name: 7, copies: '3', note: 'x' });
    expect(response.statusCode).toBe(400);
    const { code, errors } = response.json<{ code: string; errors: { field: string }[] }>();
    expect(code).toBe('validation-failed');
    expect(errors.map(({ field }) => field).sort()).toEqual(['copies', 'name', 'note']);
  });

  it('is not looked at before the guard has spoken', async () => {
    const response = await send({ nonsense: true }, {});
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'unauthenticated' });
  });
});
