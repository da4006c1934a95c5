import type { JsonObject, Lift } from '@chancery/kernel';

/** One entry of a tenant's log. */
export type AuditEntry = {
  /** Entry number: 1 for the tenant's first event, dense. */
  readonly entry: number;
  readonly id: string;
  /** Stored event type, `chancery.<context>.<past-tense>.v<N>`. */
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly actor: string;
  readonly token: string | null;
  /** The caller's IP address; `null` for the system's own work and when the person was forgotten. */
  readonly network: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly commandId: string;
  readonly policyVersion: string | null;
  readonly flagSet: string;
  /** RFC 6962 leaf hash, hex. */
  readonly leafHash: string;
  readonly data: JsonObject;
};

export type AuditPage = {
  readonly items: readonly AuditEntry[];
  /** Pass as `after` for the next page; `null` when there is nothing more. */
  readonly cursor: string | null;
  /** The tenant's last entry when this was read. */
  readonly asOfEntry: number;
};

/** A decision explained (X1): the decider run again at the revision it decided on. */
export type ExplainedDecision = {
  readonly decision: string;
  readonly outcome: 'accepted' | 'refused';
  readonly tenant: string;
  readonly time: string;
  readonly actor: string;
  readonly command: JsonObject | null;
  /** Where it was decided; `null` for a refusal at the edge. */
  readonly decidedOn: { readonly stream: string; readonly revision: number } | null;
  /** Digest of the flags in force. */
  readonly flagSet: string;
  /** Their values; `null` when the flags changed since, and only the digest is known. */
  readonly flags: { readonly [flag: string]: boolean } | null;
  /** The residency policy in force, `<id>@<version>`; `null` outside a tenant. */
  readonly policyVersion: string | null;
  /** What that policy says; `null` where there was none. */
  readonly policy: ExplainedPolicy | null;
  /** Types of the events it produced. */
  readonly events: readonly string[];
  readonly code: string | null;
  readonly message: string;
  /** The arithmetic and settings the decision rests on. */
  readonly facts: JsonObject;
  /** The smallest changes that would have let it pass, each enough on its own; empty for what was accepted. */
  readonly lift: readonly Lift[];
  /** `true`: the decider, run again on the recorded state and command, decided the same. */
  readonly reproduced: boolean;
};

/** A residency policy as it was in force. */
export type ExplainedPolicy = {
  readonly id: string;
  readonly version: number;
  /** Two-letter region codes exports may be delivered to. */
  readonly allowedDestinations: readonly string[];
  /** ISO 8601; from then on the policy is stale and exports are blocked. */
  readonly validUntil: string;
  /** Days for which the bundle of an export may be given out at most; `null`: the policy sets no limit. */
  readonly exportKeepDays: number | null;
};
