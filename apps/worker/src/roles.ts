/** What a worker process does: one or several of these. */
export const WORKER_ROLES = ['projector', 'reactor', 'publisher'] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

/**
 * The roles named on the command line, `projector,reactor`.
 * @throws Error naming the role that does not exist, or that none was named.
 */
export function parseWorkerRoles(text: string): readonly WorkerRole[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !WORKER_ROLES.includes(name as WorkerRole));
  if (wrong !== undefined) throw new Error(`There is no worker role "${wrong}": use ${WORKER_ROLES.join(', ')}`);
  if (names.length === 0) throw new Error(`Name the worker's roles: ${WORKER_ROLES.join(', ')}`);
  return [...new Set(names as WorkerRole[])];
}
