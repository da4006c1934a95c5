import { describe, expect, it, jest } from '@jest/globals';
import { EngineBusyError, Slots } from './slots.ts';

describe('slots', () => {
  it('let in as many as there are places, and the next in the order they came', async () => {
    const slots = new Slots(2);
    const entered: string[] = [];
    const enter = async (name: string) => {
      const release = await slots.take(60_000);
      entered.push(name);
      return release;
    };
    const [first, second] = await Promise.all([enter('a'), enter('b')]);
    const third = enter('c');
    const fourth = enter('d');
    await Promise.resolve();
    expect(entered).toEqual(['a', 'b']);
    second();
    (await third)();
    (await fourth)();
    first();
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  it('count a place given back twice once', async () => {
    jest.useFakeTimers();
    try {
      const slots = new Slots(1);
      const release = await slots.take(1);
      release();
      release();
      await slots.take(1);
      const late = expect(slots.take(5)).rejects.toThrow(EngineBusyError);
      await jest.advanceTimersByTimeAsync(5);
      await late;
    } finally {
      jest.useRealTimers();
    }
  });

  it('forget who gave up waiting', async () => {
    jest.useFakeTimers();
    try {
      const slots = new Slots(1);
      const release = await slots.take(1);
      const gaveUp = expect(slots.take(5)).rejects.toThrow(EngineBusyError);
      const patient = slots.take(50);
      await jest.advanceTimersByTimeAsync(5);
      await gaveUp;
      release();
      (await patient)();
    } finally {
      jest.useRealTimers();
    }
  });
});
