import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, refuse, request } from '../../../testing/http.ts';
import { Planes } from './planes.ts';

describe('the planes', () => {
  let planes: Planes;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: provideAnswers() });
    planes = TestBed.inject(Planes);
  });

  it('are asked for without a token', () => {
    void planes.refresh();
    const asked = request('/v1/planes');
    expect(asked.request.headers.has('Authorization')).toBe(false);
  });

  it('are those the service names', async () => {
    void planes.refresh();
    await answer('/v1/planes', { items: [{ plane: 'eu', region: 'eu' }] });
    expect(planes.items()).toEqual([{ plane: 'eu', region: 'eu' }]);
    expect([planes.problem(), planes.checkedAt()]).toEqual([null, expect.any(Date)]);
  });

  it('stay known while the service fails, until it answers again', async () => {
    void planes.refresh();
    await answer('/v1/planes', { items: [{ plane: 'eu', region: 'eu' }] });
    void planes.refresh();
    await refuse('/v1/planes', 503, { title: 'Busy' });
    expect([planes.items().length, planes.problem()?.title]).toEqual([1, 'Busy']);
    void planes.refresh();
    await answer('/v1/planes', { items: [] });
    expect(planes.problem()).toBeNull();
  });
});
