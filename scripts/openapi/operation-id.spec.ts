import { describe, expect, it } from '@jest/globals';
import { operationId } from './operation-id.ts';

describe('operationId', () => {
  it.each([
    ['CompileAuthorityController', 'compile', 'compileAuthority'],
    ['AuthoritiesController', 'list', 'listAuthorities'],
    ['AuthoritiesController', 'read', 'readAuthority'],
    ['BatchesController', 'read', 'readBatch'],
    ['BatchesController', 'rejectedRows', 'rejectedRows'],
    ['DecisionsController', 'explain', 'explainDecision'],
    ['TrailController', 'read', 'readTrail'],
    ['MeController', 'me', 'me'],
  ])('of %s.%s is %s', (controller, method, id) => {
    expect(operationId(controller, method)).toBe(id);
  });
});
