import type { AttackGroup } from './attack.ts';
import { ENGINE_ATTACKS } from './engine-attacks.ts';
import { FILE_ATTACKS } from './file-attacks.ts';
import { HIDDEN_ATTACKS } from './hidden-attacks.ts';
import { STATEMENT_ATTACKS } from './statement-attacks.ts';
import { TABLE_FUNCTION_ATTACKS } from './table-function-attacks.ts';
import { TENANT_ATTACKS } from './tenant-attacks.ts';

/** Attacks that ask for what is not theirs. */
export const BREAK_OUTS: readonly AttackGroup[] = [
  FILE_ATTACKS,
  TABLE_FUNCTION_ATTACKS,
  HIDDEN_ATTACKS,
  TENANT_ATTACKS,
  ENGINE_ATTACKS,
  STATEMENT_ATTACKS,
];

/** Attacks that ask for too much. */
export { SIZE_BOMBS, TIME_BOMBS } from './bomb-attacks.ts';
export { TRIED_TABLE_FUNCTIONS } from './table-function-attacks.ts';
