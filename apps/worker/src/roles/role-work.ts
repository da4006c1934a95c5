import type { EventReader } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { Lease } from '@chancery/leases';
import type { ContextDefinition } from '@chancery/platform';
import type { MetricSource } from '@chancery/platform/metrics';
import type { WorkerEngines } from '../worker-engines.ts';

/** What a role is given to work with. */
export interface RoleContext {
  readonly plane: PlaneId;
  readonly engines: WorkerEngines;
  /** What this process is called. */
  readonly node: string;
  readonly contexts: readonly ContextDefinition[];
  readonly reader: EventReader;
  /** Told of what is waited out. */
  readonly onError: (error: unknown, what: string) => void;
  /** Gives what health says of the role while it is active. */
  readonly report: (read: () => Promise<RoleReport>) => void;
  /** Gives what metrics say of the role while it is active. */
  readonly measure: (source: MetricSource) => void;
}

/** How far an active role is behind, and what it could not do. */
export type RoleFigures = { readonly [figure: string]: string | number | readonly string[] };

/** What health says of an active role. */
export interface RoleReport {
  /** Nothing that a person has to look at. */
  readonly well: boolean;
  readonly figures: RoleFigures;
}

/**
 * Does the role's work until `signal` is aborted, and then comes to an orderly end. Outages are waited out.
 * @throws what is wrong for ever.
 */
export type RoleWork = (context: RoleContext, signal: AbortSignal, lease: Lease) => Promise<void>;
