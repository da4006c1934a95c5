import { readEnvelope } from '@chancery/event-sourcing';
import type { StoredEvent } from '@chancery/event-sourcing';
import { datasetAggregate } from '@chancery/evidence';
import { parseStreamName } from '@chancery/kernel';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { onAuthority, onDataset, onRow } from '../inbound-links/dependency.ts';
import type { LinkedTo } from '../inbound-links/present-links.ts';

/** What has to be checked again after some events. */
export interface Affected {
  /** Authorities that changed themselves. */
  readonly authorities: ReadonlySet<string>;
  /** What others may link to, and reads otherwise by now, each once. */
  readonly targets: readonly LinkedTo[];
}

/** Types of all events that can change a finding. */
export const AFFECTING_TYPES: readonly string[] = [...authorityAggregate.codec.types, ...datasetAggregate.codec.types];

/** What events of one tenant affect. @throws Error for an event of another type */
export function affectedBy(events: readonly StoredEvent[]): Affected {
  const authorities = new Set<string>();
  const targets = new Map<string, LinkedTo>();
  const add = (target: LinkedTo) => targets.set(JSON.stringify(target), target);
  for (const event of events) {
    const { category, id } = parseStreamName(event.stream);
    if (id === null) continue;
    if (category === datasetAggregate.category) {
      for (const target of changedRows(id, event)) add(target);
    } else {
      authorities.add(id);
      if (changesTarget(event)) add({ target: onAuthority(id).target });
    }
  }
  return { authorities, targets: [...targets.values()] };
}

/** Links lead to published versions; that there is a draft at all is told apart from no such authority. */
function changesTarget(stored: StoredEvent): boolean {
  const event = authorityAggregate.codec.decode(stored.type, readEnvelope(stored).data);
  return event.type === 'AuthorityPublished' || (event.type === 'AuthorityDrafted' && event.revision === 1);
}

function changedRows(dataset: string, stored: StoredEvent): readonly LinkedTo[] {
  const event = datasetAggregate.codec.decode(stored.type, readEnvelope(stored).data);
  switch (event.type) {
    case 'IngestAbandoned':
      return [];
    case 'RowsRetracted':
      return event.rows.map(({ row }) => ({ target: onRow(dataset, row).target }));
    default:
      return [{ of: onDataset(dataset) }];
  }
}
