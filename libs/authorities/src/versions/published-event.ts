import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityPublished } from '../authority/authority.events.ts';
import type { PublishedVersion } from '../authority/authority.state.ts';

/**
 * The event that froze a version: states keep pins and findings of the latest one alone.
 * @throws Error when `eventAt` does not hold it (a damaged log).
 */
export async function publishedEvent(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  { version, eventAt }: PublishedVersion,
): Promise<AuthorityPublished> {
  const stream = streamName(authorityAggregate.category, tenant, authority);
  const { events } = await plane.events.readStream(stream, eventAt, 1);
  const [stored] = events;
  const event = stored && authorityAggregate.codec.decode(stored.type, readEnvelope(stored).data);
  if (event?.type !== 'AuthorityPublished' || event.version !== version) {
    throw new Error(`Revision ${eventAt} of "${stream}" does not hold version ${version}`);
  }
  return event;
}
