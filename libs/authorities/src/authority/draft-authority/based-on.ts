import { Problem } from '@chancery/platform';

/**
 * The revision an `If-Match` names: `"3"`, the ETag of a draft; `null` for `*` or none.
 * @throws Problem `validation-failed` naming the header.
 */
export function basedOnRevision(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch === '*') return null;
  const revision = /^"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (revision !== undefined) return Number(revision);
  const message = 'If-Match must be the ETag of the draft, for example "3"';
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'If-Match', message }] });
}
