import type { Caller } from '@chancery/platform';
import type { SetBudgetBody } from '../../contract/budget.dto.ts';

/** Makes a budget of a meter, or replaces all its settings. */
export class SetBudgetCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly budget: string,
    readonly body: SetBudgetBody,
  ) {}
}
