import type { EventCatalogue, EventReader, RefusalSink } from '@chancery/event-sourcing';
import type { CommandRunner } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { ContextDefinition } from '../context-definition.ts';
import type { Plane } from './plane.ts';
import type { PlaneMeter } from './plane-meter.ts';

/** Records refusals and writes down at the end what it still holds. */
export interface FlushableRefusalSink extends RefusalSink {
  flush(): Promise<void>;
}

/** What a plane is opened for, whatever its engines. */
export interface PlaneOptions {
  readonly id: PlaneId;
  readonly contexts: readonly ContextDefinition[];
  readonly catalogue: EventCatalogue;
  readonly refusals: (runner: CommandRunner) => FlushableRefusalSink;
  readonly onError: (error: unknown, what: string) => void;
  /** Told of what is decided and written; absent: nobody is. */
  readonly meter?: PlaneMeter;
}

/** A plane with what its owner needs: the engines' own handles and an orderly end. */
export interface OpenPlane extends Plane {
  readonly refusals: FlushableRefusalSink;
  readonly reader: EventReader;
  /** 32 bytes: what the keys of this plane are wrapped under. */
  readonly planeKey: Uint8Array;
  /** Finishes what was accepted, writes down what was counted, closes the stores. */
  close(): Promise<void>;
}
