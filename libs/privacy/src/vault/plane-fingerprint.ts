import { PlaneKeyError } from '../plane-key.ts';

/** @throws PlaneKeyError when the keys kept in `place` are wrapped by another plane key than the given one. */
export function checkFingerprint(place: string, known: string, given: string): void {
  if (known === given) return;
  throw new PlaneKeyError(
    `Wrong plane key: ${place} was written under the plane key with fingerprint ${known.slice(0, 8)}, ` +
      `the given one has ${given.slice(0, 8)}. Give the plane key that belongs to it.`,
  );
}
