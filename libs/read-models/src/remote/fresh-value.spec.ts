import { describe, expect, it } from '@jest/globals';
import { FreshValue } from './fresh-value.ts';

/** Answers when it is told to. */
class SlowSource {
  asked = 0;
  private readonly answers: (() => void)[] = [];

  readonly read = (): Promise<number> => {
    this.asked += 1;
    const value = this.asked;
    return new Promise((resolve) => this.answers.push(() => resolve(value)));
  };

  answer(): void {
    this.answers.shift()?.();
  }
}

describe('a fresh value', () => {
  it('is read once for all who ask at a time, and once more for those who want it newer', async () => {
    const source = new SlowSource();
    const value = new FreshValue(source.read);
    const first = [value.get(1000), value.get(1000)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    const newer = value.get(0);
    expect(source.asked).toBe(1);
    source.answer();
    expect(await Promise.all(first)).toEqual([1, 1]);
    await new Promise(setImmediate);
    expect(source.asked).toBe(2);
    source.answer();
    expect(await newer).toBe(2);
    expect(await value.get(60_000)).toBe(2);
    expect(source.asked).toBe(2);
  });

  it('is read again after a reading that failed', async () => {
    let fails = true;
    const value = new FreshValue(async () => {
      if (fails) throw new Error('the store is down');
      return 7;
    });
    await expect(value.get(1000)).rejects.toThrow('down');
    fails = false;
    expect(await value.get(1000)).toBe(7);
  });
});
