import type { CommandContext } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';

/** The request's context under the key that its input brought along; as it is where it brought none. */
export function keyed(context: CommandContext, key: CommandId | null): CommandContext {
  return key === null ? context : { ...context, commandId: key, clientChoseCommandId: true };
}
