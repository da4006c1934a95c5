import type { CommandId, DecisionId, EpochMs, JsonObject } from '@chancery/kernel';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext, CommandRunner, Refusal, RefusalSink } from '@chancery/event-sourcing';
import { refusalsAggregate } from './refusals.aggregate.ts';

/** Refusals of one actor for one reason within one minute are one recorded and one counted event. */
export const REFUSAL_WINDOW_MS = 60_000;
/** Windows kept at a time; beyond it the oldest is closed early, so that a flood of actors cannot fill the memory. */
const MAX_WINDOWS = 10_000;

interface Window {
  readonly start: EpochMs;
  readonly context: CommandContext;
  readonly code: string;
  readonly decision: Promise<DecisionId>;
  repeats: number;
}

/** Records refusals through the plane's own command runner, so that a retry storm cannot fill the disk. */
export class CoalescingRefusalSink implements RefusalSink {
  private readonly windows = new Map<string, Window>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly runner: CommandRunner,
    private readonly onError: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => void this.closeWindows(Date.now()), REFUSAL_WINDOW_MS / 4).unref();
  }

  record(refusal: Refusal): Promise<DecisionId> {
    const { context, rejection } = refusal;
    const start = context.time - (context.time % REFUSAL_WINDOW_MS);
    const key = JSON.stringify([context.tenant, context.actor, rejection.code]);
    const open = this.windows.get(key);
    if (open?.start === start) {
      open.repeats++;
      return open.decision;
    }
    if (open) void this.count(key, open);
    this.makeRoom();
    const decision = this.append(refusal, start);
    this.windows.set(key, { start, context, code: rejection.code, decision, repeats: 0 });
    // A refusal that could not be recorded must not swallow the next one.
    decision.catch(() => this.windows.delete(key));
    return decision;
  }

  /** Writes the counts of all open windows; called at shutdown, before the runner closes. */
  async flush(): Promise<void> {
    clearInterval(this.timer);
    await this.closeWindows(Infinity);
  }

  private async closeWindows(now: EpochMs): Promise<void> {
    const over = [...this.windows].filter(([, window]) => window.start + REFUSAL_WINDOW_MS <= now);
    await Promise.all(over.map(([key, window]) => this.count(key, window)));
  }

  private makeRoom(): void {
    if (this.windows.size < MAX_WINDOWS) return;
    const [oldest] = this.windows;
    if (oldest) void this.count(...oldest);
  }

  private async append({ context, rejection, command, decidedOn }: Refusal, windowStart: EpochMs): Promise<DecisionId> {
    const outcome = await this.runner.execute(
      refusalsAggregate,
      { tenant: context.tenant },
      {
        type: 'RecordRefusal',
        actor: context.actor,
        code: rejection.code,
        message: rejection.message,
        facts: rejection.facts,
        windowStart,
        refusedCommand: command as unknown as JsonObject,
        refusedCommandId: context.commandId,
        decidedOn,
        ...(decidedOn === null ? { lift: rejection.lift } : {}),
      },
      observationContext(context),
    );
    if (outcome.decision === null) throw new Error('A refusal was not recorded');
    return outcome.decision;
  }

  private async count(key: string, window: Window): Promise<void> {
    this.windows.delete(key);
    const { context, code, start, repeats } = window;
    if (repeats === 0) return;
    const command = { type: 'CountRefusals' as const, actor: context.actor, code, windowStart: start, repeats };
    try {
      await this.runner.execute(refusalsAggregate, { tenant: context.tenant }, command, observationContext(context));
    } catch (error) {
      this.onError(error);
    }
  }
}

/**
 * A refusal is an observation about a command, not its outcome: it is recorded under a commandId of its own, so that
 * the same request may be tried again once what refused it was lifted.
 */
function observationContext(context: CommandContext): CommandContext {
  const commandId: CommandId = newCommandId();
  return { ...context, commandId, clientChoseCommandId: false, causationId: context.commandId, dryRun: false };
}
