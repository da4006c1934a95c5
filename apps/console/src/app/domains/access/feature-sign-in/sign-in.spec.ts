import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { answer, provideAnswers, refuse, settled } from '../../../testing/http.ts';
import { hostOf } from '../../../testing/host.ts';
import { aSession } from '../../../testing/samples.ts';
import { Planes } from '../../shared/data/planes.ts';
import { Sessions } from '../data/sessions.ts';
import { SignIn } from './sign-in.ts';

describe('the sign-in page', () => {
  let fixture: ComponentFixture<SignIn>;
  let host: HTMLElement;

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAnswers(), provideRouter([])] });
    void TestBed.inject(Planes).refresh();
    await answer('/v1/planes', {
      items: [
        { plane: 'eu', region: 'eu' },
        { plane: 'us', region: 'us' },
      ],
    });
    fixture = TestBed.createComponent(SignIn);
    host = hostOf(fixture);
    document.body.append(host);
    await settled();
  });

  afterEach(() => host.remove());

  const paste = (plane: string, token: string) => {
    const field = host.querySelector<HTMLInputElement>(`#token-${plane}`);
    if (field === null) throw new Error(`No field for ${plane}`);
    field.value = token;
    field.dispatchEvent(new Event('input'));
  };
  const send = async () => {
    host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };

  it('has a field per plane', () => {
    const labels = [...host.querySelectorAll('.field label')].map((label) => label.textContent.trim());
    expect(labels).toEqual(['API token for European Union', 'API token for United States']);
  });

  it('asks for a token when none was pasted', async () => {
    await send();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('at least one token');
    expect(document.activeElement?.id).toBe('token-eu');
  });

  it('goes where the reader was going', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    fixture.componentRef.setInput('returnTo', '/tenants/eu_t1/audit');
    paste('eu', 'chy_eu_1');
    await send();
    await answer('/v1/me', aSession());
    expect(navigate).toHaveBeenCalledWith('/tenants/eu_t1/audit');
    expect(TestBed.inject(Sessions).of('eu')?.token).toBe('chy_eu_1');
  });

  it.each(['//evil.example/x', 'https://evil.example/x'])('never goes to another site (%s)', async (returnTo) => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    fixture.componentRef.setInput('returnTo', returnTo);
    paste('eu', 'chy_eu_1');
    await send();
    await answer('/v1/me', aSession());
    expect(navigate).toHaveBeenCalledWith('/tenants');
  });

  it('shows why a token was refused, at its field, and puts the focus there', async () => {
    paste('us', 'chy_us_1');
    await send();
    await refuse('/v1/me', 401, { detail: 'The API token is unknown.' });
    const field = host.querySelector('#token-us');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    const described = host.querySelector(`#${field?.getAttribute('aria-describedby')}`);
    expect(described?.textContent).toContain('The API token is unknown.');
    expect(document.activeElement).toBe(field);
  });

  it('offers the way out of a plane one is signed in to', async () => {
    TestBed.inject(Sessions).start(aSession());
    await settled();
    expect(host.querySelector('#token-eu')).toBeNull();
    host.querySelector<HTMLElement>('.who button')?.click();
    await settled();
    expect(TestBed.inject(Sessions).any()).toBe(false);
    expect(host.querySelector('#token-eu')).not.toBeNull();
  });
});
