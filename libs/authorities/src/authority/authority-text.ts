import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { textDigest } from '../compiler/text-digest.ts';
import { authorityAggregate } from './authority.aggregate.ts';

/**
 * The text of a draft or version, from the event that holds it.
 * @throws Error when the event at `textAt` does not hold the text of this digest (a damaged log).
 */
export async function authorityText(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  text: { readonly textAt: number; readonly textDigest: string },
): Promise<string> {
  const stream = streamName(authorityAggregate.category, tenant, authority);
  const { events } = await plane.events.readStream(stream, text.textAt, 1);
  const [stored] = events;
  const event = stored && authorityAggregate.codec.decode(stored.type, readEnvelope(stored).data);
  if (event?.type !== 'AuthorityDrafted' || textDigest(event.text) !== text.textDigest) {
    throw new Error(`Revision ${text.textAt} of "${stream}" does not hold the text ${text.textDigest}`);
  }
  return event.text;
}
