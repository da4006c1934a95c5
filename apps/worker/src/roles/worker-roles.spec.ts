import { describe, expect, it } from '@jest/globals';
import { parseWorkerCommand } from './worker-roles.ts';

describe('worker roles', () => {
  it.each([
    [['projector'], {}, ['projector']],
    [['--roles', 'publisher, reactor,publisher'], {}, ['publisher', 'reactor']],
    [['--roles=projector,reactor'], { CHANCERY_ROLES: 'publisher' }, ['projector', 'reactor']],
    [['projector', 'publisher'], {}, ['projector', 'publisher']],
    [[], { CHANCERY_ROLES: 'reactor' }, ['reactor']],
  ])('takes %j with %j', (parameters, environment, roles) => {
    expect(parseWorkerCommand(parameters, environment)).toEqual({ help: false, roles });
  });

  it('tells how it is used', () => {
    expect(parseWorkerCommand(['--help'], {})).toEqual({ help: true });
  });

  it('names a role that does not exist, and that none was named', () => {
    expect(() => parseWorkerCommand(['projector,janitor'], {})).toThrow('no worker role "janitor"');
    expect(() => parseWorkerCommand([], {})).toThrow('Name the worker');
    expect(() => parseWorkerCommand(['--roles', ' , '], {})).toThrow('Name the worker');
    expect(() => parseWorkerCommand(['--role', 'projector'], {})).toThrow('--role');
  });
});
