import type { Answer } from '../support/client.ts';

/** Prints the story step by step and counts it. A step that does not hold ends the run. */
export class Story {
  steps = 0;

  /** `what` happened, and where the record says so. */
  tell(what: string, answer?: Answer<unknown>): void {
    this.steps++;
    const entry = answer?.headers.get('chancery-entry');
    const decision = answer?.headers.get('chancery-decision');
    const where = [entry ? `entry ${entry}` : null, decision ? `decision ${decision}` : null].filter(
      (part) => part !== null,
    );
    process.stdout.write(
      `${String(this.steps).padStart(3)}. ${what}${where.length > 0 ? `  [${where.join(', ')}]` : ''}\n`,
    );
  }

  /** @throws Error naming what was expected when `holds` is false. */
  expect(holds: boolean, expected: string, seen: unknown): void {
    if (!holds) throw new Error(`Expected ${expected}, but saw ${JSON.stringify(seen)?.slice(0, 2000)}`);
  }
}
