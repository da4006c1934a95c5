import { jest } from '@jest/globals';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { CommandRunner } from '@chancery/event-sourcing';
import type { Plane } from '@chancery/platform';

/** Makes the command runner fail once, before the command of this type reaches the store: what a crash leaves behind. */
export function failOnce({ runner }: Plane, type: string): void {
  const execute = runner.execute.bind(runner);
  const spy = jest.spyOn(runner, 'execute').mockImplementation((...args: Parameters<CommandRunner['execute']>) => {
    if (args[2].type !== type) return execute(...args);
    spy.mockRestore();
    return Promise.reject(new StoreBusyError('Shutting down'));
  });
}
