import { describe, expect, it } from '@jest/globals';
import { parseWorkerRoles } from './roles.ts';

describe('worker roles', () => {
  it('takes one or several, each once', () => {
    expect(parseWorkerRoles('projector')).toEqual(['projector']);
    expect(parseWorkerRoles('publisher, reactor,publisher')).toEqual(['publisher', 'reactor']);
  });

  it('names a role that does not exist', () => {
    expect(() => parseWorkerRoles('projector,janitor')).toThrow('no worker role "janitor"');
    expect(() => parseWorkerRoles('')).toThrow('Name the worker');
  });
});
