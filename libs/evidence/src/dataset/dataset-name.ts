import { isSlug } from '@chancery/kernel';
import { Problem } from '@chancery/platform';

/** The name itself. @throws Problem `validation-failed` for a text that cannot name a dataset. */
export function requireDatasetName(text: string): string {
  if (isSlug(text)) return text;
  const message = 'dataset must be a small letter, then small letters, digits or _ (63 characters at most)';
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'dataset', message }] });
}
