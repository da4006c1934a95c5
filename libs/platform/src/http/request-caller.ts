import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { isCommandId, systemTenant } from '@chancery/kernel';
import type { ActorId, Clock, CommandId, EpochMs, TenantId, TokenId } from '@chancery/kernel';
import { SubjectForgottenError } from '@chancery/privacy';
import type { EncryptedText } from '@chancery/privacy';
import type { Plane } from '../planes/plane.ts';
import { Problem, problemOf } from '../problems/problem.ts';
import type { Caller, Nameplate } from './caller.ts';
import type { Principal } from './ports.ts';

export interface CallerParts {
  readonly plane: Plane;
  readonly principal: Principal;
  /** The tenant of the route; the principal's own where the route names none. */
  readonly tenant: TenantId;
  readonly nameplate: Nameplate | null;
  readonly flagSet: string;
  readonly clock: Clock;
  /** Asks again whether the token opens the route. */
  readonly isStillAllowed: () => Promise<boolean>;
}

/** The caller of one HTTP request. */
export class RequestCaller implements Caller {
  readonly plane: Plane;
  readonly tenant: TenantId;
  readonly actor: ActorId;
  readonly token: TokenId;
  readonly scopes: readonly string[];
  readonly nameplate: Nameplate | null;
  readonly dryRun: boolean;
  readonly minPosition: string | null;
  private readonly commandId: CommandId;
  private readonly clientChoseCommandId: boolean;
  private hangUp: AbortSignal | null = null;

  /** The caller, its network address sealed. @throws Problem `validation-failed` naming the header that does not fit. */
  static async of(parts: CallerParts, request: FastifyRequest, reply: FastifyReply): Promise<RequestCaller> {
    const network = await sealNetwork(parts.plane, parts.principal.actor, request.ip);
    return new RequestCaller(parts, network, request, reply);
  }

  private constructor(
    private readonly parts: CallerParts,
    private readonly network: EncryptedText | null,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {
    this.plane = parts.plane;
    this.tenant = parts.tenant;
    this.actor = parts.principal.actor;
    this.token = parts.principal.token;
    this.scopes = parts.principal.scopes;
    this.nameplate = parts.nameplate;
    this.dryRun = dryRunOf(request);
    this.minPosition = minPositionOf(request);
    const key = idempotencyKeyOf(request);
    this.clientChoseCommandId = key !== null;
    this.commandId = key ?? newCommandId();
  }

  get hungUp(): AbortSignal {
    return (this.hangUp ??= signalOfHangUp(this.reply.raw));
  }

  maySee(tenant: string): boolean {
    return this.parts.principal.tenant === tenant || this.parts.principal.tenant === systemTenant(this.plane.id);
  }

  isStillAllowed(): Promise<boolean> {
    return this.parts.isStillAllowed();
  }

  now(): EpochMs {
    return this.parts.clock.now();
  }

  context(step?: string): CommandContext {
    const { nameplate, flagSet, clock } = this.parts;
    return {
      tenant: this.tenant,
      plane: this.plane.id,
      actor: this.actor,
      token: this.token,
      network: this.network,
      commandId: step === undefined ? this.commandId : (`${this.commandId}#${step}` as CommandId),
      clientChoseCommandId: this.clientChoseCommandId,
      correlationId: correlationIdOf(this.request),
      causationId: null,
      traceparent: traceparentOf(this.request),
      flagSet,
      policyVersion: nameplate && `${nameplate.policyId}@${nameplate.policyVersion}`,
      time: clock.now(),
      dryRun: this.dryRun,
    };
  }

  respond<A>(outcome: Outcome<A>): A {
    if (outcome.decision !== null) this.header('Chancery-Decision', outcome.decision);
    if (outcome.dryRun) this.header('Chancery-Dry-Run', 'true');
    if (outcome.kind === 'rejected') throw problemOf(outcome.rejection, outcome.decision);
    if (outcome.position !== null) this.header('Chancery-Position', outcome.position);
    if (outcome.entry !== null) this.header('Chancery-Entry', String(outcome.entry));
    if (outcome.repeated) this.header('Chancery-Repeated', 'true');
    return outcome.answer;
  }

  header(name: string, value: string): void {
    void this.reply.header(name, value);
  }
}

/** The answer was closed before it was written in full. */
function signalOfHangUp(answer: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const tell = () => {
    if (!answer.writableFinished) controller.abort(new Error('The client closed its connection.'));
  };
  if (answer.closed) tell();
  else answer.once('close', tell);
  return controller.signal;
}

/** The correlation ID of a request: the client's own where it sent one, else one for this request. */
export function correlationIdOf(request: FastifyRequest & { correlationId?: string }): string {
  const sent = request.headers['chancery-correlation-id'];
  request.correlationId ??= typeof sent === 'string' && /^[\x21-\x7e]{1,100}$/.test(sent) ? sent : newCommandId();
  return request.correlationId;
}

/** W3C trace context as it was sent; `null` when there is none or it is malformed. */
export function traceparentOf(request: FastifyRequest): string | null {
  const sent = request.headers['traceparent'];
  return typeof sent === 'string' && /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(sent) ? sent : null;
}

/** The caller's address under the actor's key; `null` once the actor was forgotten. */
export async function sealNetwork(plane: Plane, actor: ActorId, address: string): Promise<EncryptedText | null> {
  try {
    return await plane.vault.seal(actor, address);
  } catch (error) {
    if (error instanceof SubjectForgottenError) return null;
    throw error;
  }
}

function idempotencyKeyOf(request: FastifyRequest): CommandId | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  // `#` separates the steps of one request from its key.
  if (typeof key === 'string' && isCommandId(key) && !key.includes('#') && key.length <= 150) return key;
  throw headerProblem('Idempotency-Key', 'must be 1 to 150 printable ASCII characters without spaces and `#`');
}

function dryRunOf(request: FastifyRequest): boolean {
  const sent = request.headers['dry-run'];
  if (sent === undefined || sent === 'false') return false;
  if (sent === 'true') return true;
  throw headerProblem('Dry-Run', 'must be `true` or `false`');
}

function minPositionOf(request: FastifyRequest): string | null {
  const query = request.query as { minPosition?: unknown } | undefined;
  const sent = query?.minPosition ?? request.headers['chancery-min-position'];
  return typeof sent === 'string' && sent !== '' ? sent : null;
}

function headerProblem(header: string, rule: string): Problem {
  const message = `${header} ${rule}`;
  return new Problem('validation-failed', `The header ${message}.`, { errors: [{ field: header, message }] });
}
