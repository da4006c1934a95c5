import { ERROR_CATALOGUE } from '@chancery/platform';
import type { ErrorCode } from '@chancery/platform';

/** What decides which refusals of the edge and the spine a route may answer with. */
export interface RouteTraits {
  readonly isPublic: boolean;
  readonly decides: boolean;
  readonly hasParameters: boolean;
  readonly mayHaveBody: boolean;
  readonly readsReadModel: boolean;
}

/** Refusals that any route of these traits may answer with; its own are declared by `@Refuses`. */
export function commonCodes(traits: RouteTraits): readonly ErrorCode[] {
  const { isPublic, decides, hasParameters, mayHaveBody, readsReadModel } = traits;
  return [
    ...when(!isPublic, 'unauthenticated', 'scope-missing', 'not-found', 'validation-failed'),
    ...when(!isPublic, 'plane-unavailable', 'busy', 'outcome-unknown'),
    ...when(isPublic && hasParameters, 'not-found'),
    ...when(mayHaveBody, 'body-unreadable', 'payload-too-large', 'unsupported-media-type'),
    ...when(decides, 'command-id-reused', 'command-conflict'),
    ...when(readsReadModel, 'read-model-behind'),
    'headers-too-large',
    'internal-error',
  ];
}

function when(applies: boolean, ...codes: readonly ErrorCode[]): readonly ErrorCode[] {
  return applies ? codes : [];
}

/** Codes by the status they are answered with, in the order of the catalogue. */
export function byStatus(codes: readonly ErrorCode[]): ReadonlyMap<number, readonly ErrorCode[]> {
  const wanted = new Set(codes);
  const inOrder = (Object.keys(ERROR_CATALOGUE) as ErrorCode[]).filter((code) => wanted.has(code));
  const statuses = [...new Set(inOrder.map((code) => ERROR_CATALOGUE[code].status as number))].sort((a, b) => a - b);
  return new Map(statuses.map((status) => [status, inOrder.filter((code) => ERROR_CATALOGUE[code].status === status)]));
}
