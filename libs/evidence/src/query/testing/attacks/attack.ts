import type { ErrorCode } from '@chancery/platform';

/** Where attacks aim; `<place>` in the SQL of an attack stands for a path of the machine it runs on. */
export interface Places {
  /** The attacker's own engine folder, the only one the engine may read. */
  readonly own: string;
  /** A file of the host beside the engines' folders, with a secret in it. */
  readonly secret: string;
  /** The Parquet file of another tenant, in the folder of that tenant's engine. */
  readonly victim: string;
  /** Blobs of the plane, all tenants' files among them. */
  readonly blobs: string;
}

/** One attempt to get out of the analytical engine, or to bring it down. */
export interface Attack {
  /** What is tried, in a few words; unique. */
  readonly name: string;
  readonly sql: string;
  /** The code the service answers with. */
  readonly answer: ErrorCode;
  /** What the engine does when the rules for statements are left out and only its own lock holds. */
  readonly engineAlone: 'refuses' | 'runs' | 'not tried';
}

export interface AttackGroup {
  readonly title: string;
  /** How attacks of this kind are stopped, for the page. */
  readonly stoppedBy: string;
  readonly attacks: readonly Attack[];
}

/** Refused by the rules before anything runs, and by the engine itself. */
export const stopped = (name: string, sql: string): Attack => ({
  name,
  sql,
  answer: 'query-not-allowed',
  engineAlone: 'refuses',
});

/** Like `stopped`; to the service it is a mistake: a name that is no dataset, a text that is no SQL. */
export const mistaken = (name: string, sql: string): Attack => ({ ...stopped(name, sql), answer: 'query-invalid' });

/** Refused by the rules; the engine alone would run it inside its walls. */
export const ruledOut = (name: string, sql: string): Attack => ({ ...stopped(name, sql), engineAlone: 'runs' });

/** Refused by the rules; the engine alone would take the order and then, the file being refused, answer nothing more. */
export const crippling = (name: string, sql: string): Attack => ({ ...stopped(name, sql), engineAlone: 'not tried' });

/** A mistake to the service; the engine alone would run it inside its walls. */
export const harmless = (name: string, sql: string): Attack => ({ ...mistaken(name, sql), engineAlone: 'runs' });

/** Admitted by the rules and ended by a limit. */
export const limited = (name: string, sql: string, answer: ErrorCode): Attack => ({
  name,
  sql,
  answer,
  engineAlone: 'not tried',
});

/** The SQL of an attack with the paths of this machine in it. */
export function aimed(sql: string, places: Places): string {
  return sql.replaceAll(/<(own|secret|victim|blobs)>/g, (_, name: keyof Places) => places[name]);
}
