import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreBusyError } from '@chancery/event-sourcing';
import { countTokens } from '../compiler/count-tokens.ts';
import { parseAuthority } from '../compiler/parse-authority.ts';
import { CompilerThreads, TextTooComplexError } from './compiler-threads.ts';

const TEXT = '# Rule\n\n## Scope\n\n[a](authority:terms#scope)\n';
/** Takes the parser minutes: quotations in quotations, 60,000 deep. */
const HOSTILE = '>'.repeat(60_000);

describe('compiler threads', () => {
  let threads: CompilerThreads;

  beforeEach(() => {
    threads = new CompilerThreads();
  });

  afterEach(() => threads.onModuleDestroy());

  it('parse and count as the compiler does', async () => {
    await expect(threads.parse(TEXT)).resolves.toEqual(parseAuthority(TEXT));
    await expect(threads.countTokens(TEXT)).resolves.toBe(await countTokens(TEXT));
  });

  it('answer every text, more of them than there are threads', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `# Rule ${index}\n`);
    const parsed = await Promise.all(texts.map((text) => threads.parse(text)));
    expect(parsed.map(({ title }) => title)).toEqual(texts.map((text) => text.slice(2, -1)));
  });

  it('parse a text once while it is remembered', async () => {
    expect(await threads.parse(TEXT)).toBe(await threads.parse(TEXT));
  });

  it('give up a text that takes too long, and go on with the others', async () => {
    await threads.parse('warm');
    threads.timeLimitMs = 200;
    const hostile = threads.parse(HOSTILE);
    await expect(hostile).rejects.toThrow(TextTooComplexError);
    threads.timeLimitMs = 10_000;
    await expect(threads.parse('# After\n')).resolves.toMatchObject({ title: 'After' });
  });

  it('refuse more than can wait, and everything once they are closed', async () => {
    const waiting = Array.from({ length: 66 }, (_, index) => threads.parse(`# ${index}`));
    await expect(threads.parse('# one more')).rejects.toThrow(StoreBusyError);
    await Promise.all(waiting);
    await threads.onModuleDestroy();
    await expect(threads.parse('# late')).rejects.toThrow(StoreBusyError);
  });

  it('refuse what is under way when they are closed', async () => {
    const under = [threads.parse(HOSTILE), threads.parse(`${HOSTILE}>`), threads.parse('# waits')];
    const settled = Promise.allSettled(under);
    await threads.onModuleDestroy();
    for (const result of await settled)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StoreBusyError) });
  });
});
