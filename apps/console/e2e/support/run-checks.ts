import type { TestBrowser } from './browser.ts';
import type { Service } from './service.ts';
import type { Story } from './story.ts';

/** What every check may use. */
export interface Scene {
  readonly service: Service;
  readonly browser: TestBrowser;
  readonly story: Story;
}

export interface Check {
  /** A sentence that is true when the check passes. */
  readonly name: string;
  /** @throws Error that says what was seen instead. */
  readonly run: (scene: Scene) => Promise<void>;
}

/** Runs the checks one after another and prints each. @returns how many failed. */
export async function runChecks(scene: Scene, checks: readonly Check[]): Promise<number> {
  let failed = 0;
  for (const { name, run } of checks) {
    try {
      await run(scene);
      print(`  ok    ${name}`);
    } catch (error) {
      failed++;
      print(`  FAIL  ${name}\n${indented(error instanceof Error ? error.message : String(error))}`);
    }
  }
  print(`${checks.length - failed} passed, ${failed} failed`);
  return failed;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '        ');
}
