import { describe, expect, it } from '@jest/globals';
import { StoreBusyError } from '@chancery/event-sourcing';
import { LINK_TARGET_KINDS } from '../index/link-target.ts';
import { helpTargets } from '../targets/help-targets.ts';
import { PickerThread } from './picker-thread.ts';

const help = helpTargets([
  { address: '/help/budgets', title: 'How budgets work', keywords: ['override'], publishedAt: 0 },
]);

function searchOf(tenant: string, text: string) {
  return { kind: 'search' as const, tenant, search: { text, kinds: LINK_TARGET_KINDS, limit: 5, now: 0 } };
}

describe('the thread of the link picker', () => {
  it('keeps tenants apart, and forgets one alone', async () => {
    const thread = PickerThread.start(() => undefined);
    try {
      expect(await thread.ask({ kind: 'replace', tenant: 'one', groups: [help] })).toEqual({ size: 1, leftOut: 0 });
      await thread.ask({ kind: 'replace', tenant: 'two', groups: [help] });
      await thread.ask({ kind: 'drop', tenant: 'two' });
      expect(await thread.ask(searchOf('one', 'override'))).toMatchObject([{ target: { reference: '/help/budgets' } }]);
      expect(await thread.ask(searchOf('two', 'override'))).toEqual([]);
    } finally {
      await thread.stop();
    }
  });

  it('fails what waits for it when it ends, tells its owner once, and takes nothing more', async () => {
    let ended = 0;
    const thread = PickerThread.start(() => ended++);
    const waiting = thread.ask(searchOf('one', 'budgets'));
    await Promise.all([expect(waiting).rejects.toThrow(StoreBusyError), thread.stop()]);
    expect(ended).toBe(1);
    await expect(thread.ask(searchOf('one', 'budgets'))).rejects.toThrow(StoreBusyError);
  });
});
