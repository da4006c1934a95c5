import type {
  ActorId,
  CommandId,
  DecisionId,
  EpochMs,
  EventId,
  JsonObject,
  PlaneId,
  Rejection,
  StreamName,
  TenantId,
  TokenId,
} from '@chancery/kernel';
import type { EncryptedText } from '@chancery/privacy';

/**
 * Who asks, from where, why, and under which settings. Every command carries one; there is no way to append without
 * an actor.
 */
export interface CommandContext {
  readonly tenant: TenantId;
  readonly plane: PlaneId;
  readonly actor: ActorId;
  /** The API token used; `null` for the system's own work. */
  readonly token: TokenId | null;
  /** The caller's IP address under the actor's key; `null` for the system's own work. */
  readonly network: EncryptedText | null;
  readonly commandId: CommandId;
  /** `true` when the client chose `commandId`: only then can it have been seen before. */
  readonly clientChoseCommandId: boolean;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** W3C trace context, `null` when there is none. */
  readonly traceparent: string | null;
  /** Digest of the feature flags in force for the tenant. */
  readonly flagSet: string;
  /** `<policy ID>@<version>` of the tenant's residency policy; `null` before there is one. */
  readonly policyVersion: string | null;
  readonly time: EpochMs;
  /** Decide and append nothing (X2). */
  readonly dryRun: boolean;
  /**
   * What `commandId` stands for, where the command itself holds something made anew for each request (a secret, an
   * ID): hashed instead of the command, so that the repeated request is recognised.
   */
  readonly fingerprint?: JsonObject;
}

/** The record: what is serialised once into bytes. `data` is the stored payload of `type`. */
export interface Envelope {
  readonly id: EventId;
  /** `chancery.<context>.<past-tense>.v<N>` @pattern ^chancery\.[a-z]+\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$ */
  readonly type: string;
  readonly stream: StreamName;
  /** 0 for the first event of the stream. @asType integer @minimum 0 */
  readonly revision: number;
  /** ISO 8601 UTC with milliseconds. Stream time: never earlier than the event before it. */
  readonly time: string;
  readonly tenant: TenantId;
  readonly plane: PlaneId;
  readonly actor: ActorId;
  readonly token: TokenId | null;
  readonly network: EncryptedText | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly commandId: CommandId;
  /** SHA-256 of the canonical command, hex. @pattern ^[0-9a-f]{64}$ */
  readonly commandHash: string;
  readonly traceparent: string | null;
  readonly flagSet: string;
  readonly policyVersion: string | null;
  /** The `N` at the end of `type`. @asType integer @minimum 1 */
  readonly schemaVersion: number;
  /** On the first event of a command only: what was asked, so that it can be decided again (X1, X4). */
  readonly command?: JsonObject;
  readonly data: JsonObject;
}

/** An accepted command's outcome, or an expected refusal. Outages and bugs are thrown. */
export type Outcome<A> =
  | {
      readonly kind: 'accepted';
      readonly answer: A;
      /** `null` when nothing was recorded: a dry run, or a command that changed nothing. */
      readonly decision: DecisionId | null;
      /** Pass as `minPosition` to read your own write; `null` when nothing was recorded. */
      readonly position: string | null;
      /** Entry number of the command's last event; `null` when nothing was recorded (or on a repeat). */
      readonly entry: number | null;
      /** `true` when this commandId had been answered before and that answer is given again. */
      readonly repeated: boolean;
      readonly dryRun: boolean;
    }
  | {
      readonly kind: 'rejected';
      readonly rejection: Rejection;
      /** Refers to the recorded refusal; `null` for a dry run. */
      readonly decision: DecisionId | null;
      readonly dryRun: boolean;
    };
