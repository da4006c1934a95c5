import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { describe, expect, it, jest } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { aProblem } from '../../../testing/samples.ts';
import type { Problem } from '../data/problem.types.ts';
import { ProblemView } from './problem-view.ts';

function show(problem: Problem): { fixture: ComponentFixture<ProblemView>; host: HTMLElement; text: string } {
  const fixture = TestBed.createComponent(ProblemView);
  fixture.componentRef.setInput('problem', problem);
  fixture.detectChanges();
  const host = hostOf(fixture);
  return { fixture, host, text: host.textContent.replaceAll(/\s+/g, ' ') };
}

describe('the view of a problem', () => {
  it('is announced, with its title and sentence', () => {
    const { host, text } = show(aProblem());
    expect(host.getAttribute('role')).toBe('alert');
    expect(text).toContain('The token may not do this');
    expect(text).toContain('The token lacks the scope audit:read.');
  });

  it('sets what stands between backticks as code', () => {
    expect(show(aProblem()).host.querySelector('chy-inline-code code')?.textContent).toBe('audit:read');
  });

  it('says who can lift it and with which request', () => {
    const request = { method: 'POST', path: '/v1/tenants/eu_t1/tokens', body: { scopes: ['audit:read'] } };
    const { text, host } = show(aProblem({ lift: [{ action: 'Ask for a token.', by: 'tokens:write', request }] }));
    expect(text).toContain('Ask for a token.');
    expect(text).toContain('Needs the scope tokens:write.');
    expect(host.querySelector('pre')?.textContent).toBe(
      `POST /v1/tenants/eu_t1/tokens\n${JSON.stringify(request.body, null, 2)}`,
    );
  });

  it('shows no request where there is none', () => {
    const { host } = show(aProblem({ lift: [{ action: 'Wait.', by: 'budgets:read', request: null }] }));
    expect(host.querySelector('pre')).toBeNull();
  });

  it('names each field that does not fit', () => {
    const { host } = show(aProblem({ errors: [{ field: 'limit', message: 'limit must be a number' }] }));
    expect(host.querySelector('.fields')?.textContent).toContain('limit must be a number');
  });

  it('gives the references support needs, to copy', () => {
    const { text, host } = show(aProblem({ decision: 'eu_00ff', correlationId: 'c1' }));
    expect(text).toContain('Decision eu_00ff');
    expect(text).toContain('Correlation c1');
    const labels = [...host.querySelectorAll('chy-copy-button button')].map((button) => button.ariaLabel);
    expect(labels).toEqual(['Copy decision reference', 'Copy correlation ID']);
  });

  it('asks again on demand, where that makes sense', () => {
    const { fixture, host } = show(aProblem());
    const retry = jest.fn();
    fixture.componentInstance.retry.subscribe(retry);
    host.querySelector<HTMLElement>('button[matButton]')?.click();
    expect(retry).toHaveBeenCalledTimes(1);

    fixture.componentRef.setInput('retryable', false);
    fixture.detectChanges();
    expect(host.querySelector('button[matButton]')).toBeNull();
  });
});
