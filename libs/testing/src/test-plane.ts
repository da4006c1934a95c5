import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoalescingRefusalSink } from '@chancery/audit';
import { loadEventCatalogue, newCommandId } from '@chancery/event-sourcing';
import type { CommandContext, EventCatalogue } from '@chancery/event-sourcing';
import { systemClock } from '@chancery/kernel';
import type { ActorId, Clock, CommandId, EpochMs, PlaneId, TenantId } from '@chancery/kernel';
import { openEmbeddedPlane } from '@chancery/platform';
import type { ContextDefinition, EmbeddedPlane } from '@chancery/platform';

export interface TestPlaneOptions {
  readonly contexts: readonly ContextDefinition[];
  readonly id?: PlaneId;
  readonly clock?: Clock;
  /** Reopen this folder instead of a new temporary one. */
  readonly folder?: string;
  readonly catalogue?: EventCatalogue;
}

/** A real plane (SQLite stores, files) in a temporary folder, for `*.int.spec.ts`. */
export interface TestPlane {
  readonly plane: EmbeddedPlane;
  readonly folder: string;
  readonly clock: Clock;
  /** Errors that projections and the refusal sink reported. */
  readonly errors: unknown[];
  /** The context of a command by `actor`; a given `commandId` counts as chosen by the client. */
  context(tenant: TenantId, options?: ContextOptions): CommandContext;
  /** Closes the stores and keeps the folder. */
  close(): Promise<void>;
  /** Closes and removes everything. */
  dispose(): Promise<void>;
}

export interface ContextOptions {
  readonly commandId?: string;
  readonly time?: EpochMs;
  readonly dryRun?: boolean;
  readonly actor?: string;
}

const CATALOGUE_FOLDER = new URL('../../../eventstore/catalogue', import.meta.url).pathname;

export async function openTestPlane(options: TestPlaneOptions): Promise<TestPlane> {
  const id = options.id ?? 'eu';
  const clock = options.clock ?? systemClock;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'chancery-plane-')));
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const plane = await openEmbeddedPlane({
    id,
    folder,
    contexts: options.contexts,
    catalogue: options.catalogue ?? loadEventCatalogue(CATALOGUE_FOLDER),
    refusals: (runner) => new CoalescingRefusalSink(runner, onError),
    onError,
  });
  const close = () => plane.close();
  return {
    plane,
    folder,
    clock,
    errors,
    context: (tenant, given = {}) => testContext(id, tenant, clock, given),
    close,
    async dispose() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A command context as the edge would make it, for a fixed test actor. */
export function testContext(
  plane: PlaneId,
  tenant: TenantId,
  clock: Clock,
  options: ContextOptions = {},
): CommandContext {
  return {
    tenant,
    plane,
    actor: (options.actor ?? `${plane}_atester`) as ActorId,
    token: null,
    network: null,
    commandId: (options.commandId as CommandId | undefined) ?? newCommandId(),
    clientChoseCommandId: options.commandId !== undefined,
    correlationId: 'test',
    causationId: null,
    traceparent: null,
    flagSet: 'test',
    policyVersion: null,
    time: options.time ?? clock.now(),
    dryRun: options.dryRun ?? false,
  };
}
