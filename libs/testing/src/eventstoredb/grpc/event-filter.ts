import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent } from '../log/logged-event.ts';
import { invalidArgument } from './refusals.ts';

export interface EventFilter {
  passes(event: LoggedEvent): boolean;
  /** A checkpoint is sent after so many events that were looked at. */
  readonly checkpointEvery: number;
}

/** Events that a server looks at in one go where the client does not say how many. */
const DEFAULT_WINDOW = 32;

/** @throws RefusedCall */
export function eventFilter(options: ReadReq.Options.FilterOptions): EventFilter {
  const byStream = options.getStreamIdentifier();
  const expression = byStream ?? options.getEventType();
  if (expression === undefined) throw invalidArgument('The filter says neither stream name nor event type');
  const fits = matcher(expression);
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  return {
    passes: byStream === undefined ? (event) => fits(event.type) : (event) => fits(event.stream),
    checkpointEvery: Math.max(1, window * options.getCheckpointintervalmultiplier()),
  };
}

function matcher(expression: ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const regex = expression.getRegex();
  if (regex !== '') {
    const pattern = compile(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression.getPrefixList();
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

function compile(regex: string): RegExp {
  try {
    return new RegExp(regex);
  } catch {
    throw invalidArgument(`${regex} is not a regular expression`);
  }
}
