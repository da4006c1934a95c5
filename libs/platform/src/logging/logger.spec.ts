import { describe, expect, it } from '@jest/globals';
import { openLogger } from './logger.ts';

function logged(error: unknown): unknown {
  const lines: string[] = [];
  const logger = openLogger({ level: 'info', node: 'api-1' }, { write: (line) => void lines.push(line) });
  logger.warn({ error, plane: 'eu' }, 'Waited out');
  return JSON.parse(lines[0] ?? '');
}

describe('the log', () => {
  it('says what an error was, and why, and who logs', () => {
    const cause = Object.assign(new TypeError('refused'), { code: 'ECONNREFUSED' });
    expect(logged(new Error('no answer', { cause }))).toMatchObject({
      ...{ level: 40, node: 'api-1', plane: 'eu', msg: 'Waited out' },
      error: {
        type: 'Error',
        message: 'no answer',
        stack: expect.stringContaining('logger.spec'),
        cause: { type: 'TypeError', message: 'refused', code: 'ECONNREFUSED' },
      },
    });
  });

  it('keeps what a driver hangs on its errors to itself', () => {
    const error = Object.assign(new Error('bulk write failed'), {
      code: 11_000,
      options: { credentials: 'hunter2' },
      writeErrors: [{ op: { name: 'Fjord Archive' } }],
    });
    const text = JSON.stringify(logged(error));
    expect(text).toContain('"code":11000');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('Fjord');
  });

  it('takes what is no error as it is', () => {
    expect(logged('a text')).toMatchObject({ error: 'a text' });
  });
});
