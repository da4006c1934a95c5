import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem.ts';

const answered = (status: number, error: unknown, headers = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('a failed request', () => {
  it('is read from the problem document with everything it says', () => {
    const problem = problemOf(
      answered(402, {
        type: '/errors/budget-soft-stopped',
        code: 'budget-soft-stopped',
        title: 'The budget is used up',
        detail: '1200 of 1000 rows.',
        correlationId: 'c1',
        decision: '/v1/decisions/eu_00ff',
        errors: [{ field: 'quantity', message: 'quantity is too large' }],
        lift: [
          { action: 'Raise it.', by: 'budgets:write', request: { method: 'PUT', path: '/v1/x', body: { limit: 2 } } },
        ],
      }),
    );
    expect(problem).toEqual({
      code: 'budget-soft-stopped',
      title: 'The budget is used up',
      detail: '1200 of 1000 rows.',
      status: 402,
      correlationId: 'c1',
      decision: 'eu_00ff',
      errors: [{ field: 'quantity', message: 'quantity is too large' }],
      lift: [
        { action: 'Raise it.', by: 'budgets:write', request: { method: 'PUT', path: '/v1/x', body: { limit: 2 } } },
      ],
    });
  });

  it('takes the correlation ID from the header where the document has none', () => {
    expect(problemOf(answered(500, {}, { 'Chancery-Correlation-Id': 'c2' })).correlationId).toBe('c2');
  });

  it('says a way out without a request has none', () => {
    const problem = problemOf(answered(403, { lift: [{ action: 'Ask.', by: 'tokens:write' }] }));
    expect(problem.lift).toEqual([{ action: 'Ask.', by: 'tokens:write', request: null }]);
  });

  it('leaves out what does not have the form of the document', () => {
    const problem = problemOf(answered(400, { title: 7, errors: 'none', lift: [null, 'x'] }));
    expect(problem).toMatchObject({ title: 'Something broke on our side', errors: [], lift: [], decision: null });
  });

  it('says that no answer came', () => {
    expect(problemOf(answered(0, null))).toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('names the status of an answer that is no problem document', () => {
    expect(problemOf(answered(502, '<html>')).detail).toContain('502');
  });

  it('throws what is not a failed request on: a bug', () => {
    const bug = new TypeError('undefined is not a function');
    expect(() => problemOf(bug)).toThrow(bug);
  });
});
