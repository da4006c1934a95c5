import { describe, expect, it } from '@jest/globals';
import { isInterrupted, refusalOf } from './engine-error.ts';
import { StatementRefused } from './query-refusal.ts';

const engineError = (type: string, message: string, position?: number) =>
  new Error(
    `Failed: ${JSON.stringify({ exception_type: type, exception_message: message, ...(position === undefined ? {} : { position: String(position) }) })}`,
  );

function refused(error: Error, sql = 'SELECT 1', shift = 0) {
  const refusal = refusalOf(error, sql, shift);
  return refusal instanceof StatementRefused ? refusal.refusal : null;
}

describe('an error of the engine', () => {
  it('is a mistake in the statement, at a line and column', () => {
    expect(refused(engineError('Binder', 'Column "x" not found\nin FROM', 13), 'SELECT ä,\n  x FROM t')).toEqual({
      code: 'query-invalid',
      message: 'Column "x" not found in FROM.',
      place: { line: 2, column: 3 },
      candidates: [],
    });
  });

  it('is placed in the statement it came from when that was composed', () => {
    expect(refused(engineError('Conversion', 'No number', 22), 'SELECT x', 15)).toMatchObject({
      place: { line: 1, column: 8 },
    });
    expect(refused(engineError('Conversion', 'No number', 3), 'SELECT x', 15)).toMatchObject({ place: null });
  });

  it('leaves out the engine’s lists of candidates', () => {
    const message = 'No function matches. You might cast.\n\tCandidate functions:\n\tsum(DECIMAL)';
    expect(refused(engineError('Binder', message))?.message).toBe('No function matches. You might cast.');
  });

  it.each([
    ['Permission', 'query-not-allowed'],
    ['Missing Extension', 'query-not-allowed'],
    ['Out of Memory', 'query-too-large'],
    ['Catalog', 'query-invalid'],
    ['Out of Range', 'query-invalid'],
    ['INTERNAL', 'query-failed'],
    ['FATAL', 'query-failed'],
  ])('of kind %s means %s', (type, code) => expect(refused(engineError(type, 'x'))?.code).toBe(code));

  it('says nothing of the machine where files were refused', () => {
    expect(refused(engineError('Permission', 'Cannot access "/data/eu/secret"'))?.message).not.toContain('/data');
  });

  it.each([
    ['a broken machine', engineError('Connection', 'x')],
    ['a missing file of ours', engineError('IO', 'No files found')],
    ['any other error', new Error('boom')],
    ['an error that only looks like one', new Error('{"exception_type": broken')],
  ])('stays what it is for %s', (_, error) => expect(refusalOf(error, 'SELECT 1', 0)).toBe(error));

  it('tells an interruption', () => {
    expect(isInterrupted(engineError('INTERRUPT', 'Interrupted!'))).toBe(true);
    expect(isInterrupted(engineError('Binder', 'x'))).toBe(false);
  });
});
