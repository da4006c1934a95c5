import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How a process is started, and how it says that it is ready. */
export interface ProcessPlan {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it answers 200 as soon as it works. */
  readonly readyUrl: string;
}

const START_TIMEOUT_MS = 120_000;
const ASK_EVERY_MS = 150;
/** The last of what it printed, kept for error messages. */
const KEPT_OUTPUT = 20_000;

/** A process of the service that a test kills, stops and starts again. */
export class ManagedProcess {
  private child: ChildProcess | null = null;
  private paused = false;
  printed = '';

  constructor(private readonly plan: ProcessPlan) {}

  get name(): string {
    return this.plan.name;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it; resolves when it is ready. @throws Error with what it printed when it ends, or is not ready in time. */
  async start(): Promise<void> {
    const { name, parameters, environment } = this.plan;
    const child = spawn(process.execPath, [...parameters], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.child = child;
    this.paused = false;
    this.printed = '';
    const keep = (chunk: Buffer) => {
      this.printed = (this.printed + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const until = Date.now() + START_TIMEOUT_MS;
    while (!(await this.answers())) {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended || Date.now() > until) {
        await this.stop('SIGKILL');
        throw new Error(`${name} ${ended ? 'ended' : 'did not get ready'}:\n${this.printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }

  /** Ends it by its pid and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    if (this.paused) this.continue();
    child.kill(signal);
    await ended;
  }

  /** Stops it in the middle of what it does (SIGSTOP). */
  pause(): void {
    this.child?.kill('SIGSTOP');
    this.paused = true;
  }

  continue(): void {
    this.child?.kill('SIGCONT');
    this.paused = false;
  }

  private async answers(): Promise<boolean> {
    try {
      const response = await fetch(this.plan.readyUrl, { signal: AbortSignal.timeout(2000) });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}
