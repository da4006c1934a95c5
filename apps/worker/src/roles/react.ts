import { once } from 'node:events';
import type { RoleWork } from './role-work.ts';

/** Nothing reacts to events yet: the role keeps its lease, so that a version that has reactors finds its place. */
export const react: RoleWork = async (_context, signal) => {
  if (!signal.aborted) await once(signal, 'abort');
};
