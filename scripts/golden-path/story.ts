import type { Answer } from '../support/client.ts';

/** Finds the type of the event that recorded a decision. */
export type EventOf = (entry: number) => Promise<string | null>;

/** Prints the story step by step and counts it. A step that does not hold ends the run. */
export class Story {
  steps = 0;
  /** Set once there is a tenant whose log can be asked. */
  eventOf: EventOf = () => Promise.resolve(null);

  /** `what` happened, and where the record says so: the event, its entry, or the decision that refused it. */
  async tell(what: string, answer?: Answer<unknown>): Promise<void> {
    this.steps++;
    const entry = answer?.headers.get('chancery-entry') ?? null;
    const decision = answer?.headers.get('chancery-decision') ?? null;
    const event = entry === null ? null : await this.eventOf(Number(entry));
    const where = [event, entry && `entry ${entry}`, entry === null && decision !== null && `decision ${decision}`];
    const shown = where.filter((part) => typeof part === 'string');
    process.stdout.write(
      `${String(this.steps).padStart(3)}. ${what}${shown.length > 0 ? `  [${shown.join(', ')}]` : ''}\n`,
    );
  }

  /** @throws Error naming what was expected when `holds` is false. */
  expect(holds: boolean, expected: string, seen: unknown): void {
    if (!holds) throw new Error(`Expected ${expected}, but saw ${JSON.stringify({ seen }).slice(0, 2000)}`);
  }
}
