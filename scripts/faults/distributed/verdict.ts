import type { Delivery } from '../../support/record/delivery.ts';
import { commandKey } from '../../support/record/recorded-log.ts';
import type { RecordedLog } from '../../support/record/recorded-log.ts';
import type { LoadRecord } from './load.ts';

/** What the rounds broke. All of it must be empty or 0. */
export interface Harm {
  /** Accepted commands without an event, and recorded events that never came out of Kafka. */
  readonly lost: readonly string[];
  /** Commands whose events stand in the log more than once. */
  readonly doubled: readonly string[];
  /** Events that came out of Kafka in another order than they were recorded, after repeats were dropped. */
  readonly outOfOrder: readonly string[];
  /** Units charged beyond a cap. */
  readonly overSpent: number;
  /** Capped meters whose granted answers are not what is charged, or that refused although there was room. */
  readonly miscounted: readonly string[];
  readonly changedAnswers: readonly string[];
  readonly unexpected: readonly string[];
  /** Outages that were not told as such. */
  readonly dishonest: readonly string[];
}

/** Compares what clients were told and what Kafka gave with what is recorded. */
export function verdict(load: LoadRecord, { log, missing, outOfOrder }: Delivery): Harm {
  return {
    lost: [...lostCommands(load, log), ...missing],
    doubled: [...log.commands].filter(([, places]) => places.length > 1).map(([key]) => key),
    outOfOrder,
    overSpent: load.capped.reduce((sum, { meter, cap }) => sum + Math.max(0, (log.charged.get(meter) ?? 0) - cap), 0),
    miscounted: load.capped
      .filter(({ meter, cap, granted }) => granted !== cap || log.charged.get(meter) !== cap)
      .map(
        ({ meter, cap, granted }) => `${meter}: ${granted} granted, ${log.charged.get(meter) ?? 0} charged of ${cap}`,
      ),
    changedAnswers: load.changedAnswers,
    unexpected: load.unexpected,
    dishonest: load.dishonest,
  };
}

function lostCommands({ accepted }: LoadRecord, { commands }: RecordedLog): readonly string[] {
  return [...accepted].flatMap(([tenant, keys]) =>
    [...keys].filter((key) => !commands.has(commandKey(tenant, key))).map((key) => `${tenant}: command ${key}`),
  );
}
