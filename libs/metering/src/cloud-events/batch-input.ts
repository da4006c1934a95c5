import { applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createValidationPipe, Problem } from '@chancery/platform';
import type { FieldError } from '@chancery/platform';
import { MAX_BATCH_ITEMS, UsageBatchBody } from '../contract/batch.dto.ts';
import { ReportUsageBody, UsageBody } from '../contract/usage.dto.ts';
import type { BatchItem } from '../ledger/batch-usage/batch-item.ts';
import { itemOf, itemsOfBody, requireBatch } from '../ledger/batch-usage/items-of-body.ts';
import { contentModeOf, EVENT_BATCH_TYPE } from './cloud-event.ts';
import type { SentEvent } from './cloud-event.ts';
import { inputOfEvent, misfit, requireNoKey } from './usage-input.ts';
import { kindOfEvent } from './usage-of-event.ts';

/** Items of a batch, and whether they are one. */
export type BatchInput = { readonly items: readonly BatchItem[]; readonly atomic: boolean };

const pipe = createValidationPipe();

/** On the handler of the batch route: the body is JSON, or a batch of CloudEvents. */
export const TakesCloudEventBatches = (): MethodDecorator =>
  applyDecorators(
    RouteConfig({ cloudEvents: EVENT_BATCH_TYPE }),
    ApiConsumes('application/json', EVENT_BATCH_TYPE),
    ApiBody({ type: UsageBatchBody }),
  );

/** Parameter decorator: the items that are asked for. @throws Problem `validation-failed` naming item and field. */
export const BatchBodyOrEvents = createParamDecorator(
  async (_data: unknown, context: ExecutionContext): Promise<BatchInput> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const mode = contentModeOf(request.headers);
    if (mode === 'batch') {
      requireNoKey(request);
      return { items: await itemsOfEvents(request.body), atomic: false };
    }
    if (mode !== null) throw new Problem('unsupported-media-type', `Send several events as ${EVENT_BATCH_TYPE}.`);
    const body: unknown = await pipe.transform(request.body ?? {}, { type: 'body', metatype: UsageBatchBody });
    return { items: itemsOfBody(body as UsageBatchBody), atomic: (body as UsageBatchBody).atomic === true };
  },
);

async function itemsOfEvents(body: unknown): Promise<readonly BatchItem[]> {
  if (!Array.isArray(body) || body.length === 0 || body.length > MAX_BATCH_ITEMS) {
    throw misfit([{ field: 'body', message: `body must be a list of 1 to ${MAX_BATCH_ITEMS} events` }]);
  }
  const found = await Promise.all((body as readonly (SentEvent | null)[]).map((event) => itemOfEvent(event ?? {})));
  const errors = found.flatMap((each, index) => ('key' in each ? [] : each.map((error) => inPlace(error, index))));
  if (errors.length > 0) throw misfit(errors);
  const items = found.filter((each) => 'key' in each);
  requireBatch(items, (index) => `${index}.id`);
  return items;
}

async function itemOfEvent(event: SentEvent): Promise<BatchItem | readonly FieldError[]> {
  const kind = kindOfEvent(event);
  if (kind === null) {
    return [{ field: 'type', message: 'type must be chancery.usage.consume or chancery.usage.report' }];
  }
  const input = await inputOfEvent(event, kind, kind === 'report' ? ReportUsageBody : UsageBody);
  if (!('body' in input)) return input;
  const { meter, quantity, occurredAt } = input.body as ReportUsageBody;
  return itemOf({ kind, meter, quantity, occurredAt: occurredAt ?? null, key: input.key });
}

function inPlace({ field, message }: FieldError, index: number): FieldError {
  const named = `${index}.${field}`;
  return { field: named, message: message.startsWith(field) ? named + message.slice(field.length) : message };
}
