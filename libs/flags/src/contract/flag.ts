/** The features that have a switch, in the order of `flags.yaml`. */
export const FLAG_KEYS = [
  'soak50',
  'contextHelpV1',
  'docsBeta',
  'costBudgets',
  'residencyV11',
  'authorityRefsV13',
  'planUxV1',
  'supportDiagOneClick',
  'tokenScopesV11',
  'i18nHooks',
] as const;

export type FlagKey = (typeof FLAG_KEYS)[number];

/** `planned`: not built yet; `beta`: built, tenants are let in step by step; `general`: for everyone, soon no flag. */
export type FlagStage = 'planned' | 'beta' | 'general';

/** One feature's switch, as `flags.yaml` describes it. */
export interface Flag {
  readonly key: FlagKey;
  readonly title: string;
  /** The piece of work it belongs to, for example `PBP-121`. */
  readonly issue: string;
  readonly stage: FlagStage;
  /** The team that answers for it. */
  readonly owner: string;
  /** Its value where nothing says otherwise. */
  readonly default: boolean;
  /** Flags that must be on for this one to be. */
  readonly dependencies: readonly FlagKey[];
  /** ID of the page that documents the feature. */
  readonly docs: string;
  /** `YYYY-MM-DD`: by then the feature is for everyone and the flag is gone, or both are. */
  readonly expires: string;
  /** What the tenant then does not see. Off hides a surface and its new behaviour, never a safeguard. */
  readonly off: string;
  /** How to turn it off again in an emergency, and what happens to work under way. */
  readonly rollback: string;
}

/** A value for every flag. */
export type FlagValues = { readonly [K in FlagKey]: boolean };
