import type { Position } from '../event-store.ts';
import type { TenantLogIndex } from './tenant-log-index.ts';

const MAX_DIFFERENCES = 20;

/** What stands under one key in either index, as text; `null` where nothing does. */
interface Pair {
  readonly key: string;
  readonly left: string | null;
  readonly right: string | null;
}

/**
 * What two generations do not agree on, up to where both have come: in words, at most 20.
 * @param before the generation that serves, `after` the one that is to
 */
export async function compareIndexes(before: TenantLogIndex, after: TenantLogIndex): Promise<readonly string[]> {
  const [left, right] = [await before.checkpoint(), await after.checkpoint()];
  const until = left < right ? left : right;
  const differences: string[] = [];
  const note = async (what: string, pairs: AsyncIterable<Pair>) => {
    for await (const pair of pairs) {
      if (pair.left === pair.right) continue;
      if (differences.length >= MAX_DIFFERENCES) return;
      differences.push(`${what} ${pair.key}: ${pair.left ?? 'absent'} before, ${pair.right ?? 'absent'} now`);
    }
  };
  await note('event at', paired(events(before, until), events(after, until)));
  await note('command', paired(commands(before, until), commands(after, until)));
  return differences;
}

type Keyed = AsyncGenerator<readonly [key: string, text: string], void, void>;

async function* events(index: TenantLogIndex, until: Position): Keyed {
  for await (const { leafHash, ...event } of index.scanEvents()) {
    if (event.position > until) return;
    yield [event.position, JSON.stringify({ ...event, leafHash: Buffer.from(leafHash).toString('hex') })];
  }
}

async function* commands(index: TenantLogIndex, until: Position): Keyed {
  for await (const command of index.scanCommands()) {
    if (command.position > until) continue;
    yield [`${command.tenant} ${command.commandId}`, JSON.stringify(command)];
  }
}

/** Walks along two lists in the order of their keys. */
async function* paired(left: Keyed, right: Keyed): AsyncGenerator<Pair, void, void> {
  let [one, other] = [await left.next(), await right.next()];
  while (!one.done || !other.done) {
    const [leftKey, leftText] = one.done ? [null, null] : one.value;
    const [rightKey, rightText] = other.done ? [null, null] : other.value;
    const takeLeft = leftKey !== null && (rightKey === null || leftKey <= rightKey);
    const takeRight = rightKey !== null && (leftKey === null || rightKey <= leftKey);
    yield {
      key: (takeLeft ? leftKey : rightKey) ?? '',
      left: takeLeft ? leftText : null,
      right: takeRight ? rightText : null,
    };
    if (takeLeft) one = await left.next();
    if (takeRight) other = await right.next();
  }
}
