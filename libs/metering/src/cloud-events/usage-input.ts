import { applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext, Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { CommandId } from '@chancery/kernel';
import { createValidationPipe, Problem } from '@chancery/platform';
import type { FieldError } from '@chancery/platform';
import { binaryEvent, contentModeOf, EVENT_TYPE, keyOfEvent } from './cloud-event.ts';
import type { SentEvent, UsageEvent } from './cloud-event.ts';
import { bodyOfEvent, errorOfEvent } from './usage-of-event.ts';
import type { UsageKind } from './usage-of-event.ts';

/** A body of type `B`, and the key that it brings along: that of a CloudEvent, `null` of plain JSON. */
export type UsageInput<B> = { readonly body: B; readonly key: CommandId | null };

const pipe = createValidationPipe();

/** On handlers of usage routes: the body is JSON, or a CloudEvent in structured or binary mode. */
export const TakesCloudEvents = (dto: Type<object>): MethodDecorator =>
  applyDecorators(
    RouteConfig({ cloudEvents: EVENT_TYPE }),
    ApiConsumes('application/json', EVENT_TYPE),
    ApiBody({ type: dto }),
  );

/**
 * Parameter decorator: the use that a body or a CloudEvent asks for, valid as `dto` says. @throws Problem
 * `validation-failed` naming the fields or attributes that do not fit.
 */
export const UsageBodyOrEvent = createParamDecorator(
  async ([kind, dto]: [UsageKind, Type<object>], context: ExecutionContext): Promise<UsageInput<object>> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const mode = contentModeOf(request.headers);
    if (mode !== null) {
      requireNoKey(request);
      const event = mode === 'binary' ? binaryEvent(request.headers, request.body) : request.body;
      const input = await inputOfEvent(event ?? {}, kind, dto);
      if ('body' in input) return input;
      throw misfit(input);
    }
    // Hot routes have had their body validated by its schema.
    if (request.routeOptions.schema?.body === undefined) return { body: await validated(request.body, dto), key: null };
    if (request.validationError) throw request.validationError;
    return { body: request.body as object, key: null };
  },
);

/** The use that an event asks for, or each attribute of it that does not fit. */
export async function inputOfEvent(
  event: SentEvent,
  kind: UsageKind,
  dto: Type<object>,
): Promise<UsageInput<object> | readonly FieldError[]> {
  const found = bodyOfEvent(event, kind);
  if (!('body' in found)) return found;
  try {
    return { body: await validated(found.body, dto), key: keyOfEvent(event as UsageEvent) };
  } catch (error) {
    if (!(error instanceof Problem) || !error.options.errors) throw error;
    return error.options.errors.map((each) => errorOfEvent(each, event));
  }
}

/** @throws Problem `validation-failed`: an event has its own key. */
export function requireNoKey({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (headers['idempotency-key'] === undefined) return;
  const field = 'Idempotency-Key';
  throw misfit([{ field, message: `${field} must be absent: an event is counted once for its source and id` }]);
}

/** A refusal of fields that do not fit. */
export function misfit(errors: readonly FieldError[]): Problem {
  return new Problem('validation-failed', `${errors.map(({ message }) => message).join('; ')}.`, { errors });
}

async function validated(body: unknown, dto: Type<object>): Promise<object> {
  return (await pipe.transform(body ?? {}, { type: 'body', metatype: dto })) as object;
}
