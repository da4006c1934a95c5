import type { PlaneId } from '@chancery/kernel';
import type { ScrapedGauges } from '@chancery/platform/metrics';
import type { RoleFigures, RoleReport } from '../roles/role-work.ts';
import type { WorkerRole } from '../roles/worker-roles.ts';

/** `connecting`: an engine is out of reach since the start; `standby`: another process is active. */
export type RoleState = 'connecting' | 'standby' | 'active' | 'stopping';

export interface RoleHealth {
  readonly role: WorkerRole;
  readonly state: RoleState;
  /** When it came into this state. ISO 8601 UTC. */
  readonly since: string;
  /** Fencing token of the lease it holds. */
  readonly token: number | null;
  /** `false`: something is parked, or far behind. */
  readonly well: boolean;
  /** What the active role says of itself; `null` when it says nothing. */
  readonly figures: RoleFigures | null;
}

/** What a role of a plane is doing, for health. */
export class RoleBoard {
  private state: RoleState = 'connecting';
  private since = new Date();
  private token: number | null = null;
  private read: (() => Promise<RoleReport>) | null = null;

  constructor(readonly role: WorkerRole) {}

  enter(state: RoleState, token: number | null = null): void {
    this.state = state;
    this.since = new Date();
    this.token = token;
    if (state !== 'active') this.read = null;
  }

  report(read: () => Promise<RoleReport>): void {
    this.read = read;
  }

  measure(gauges: ScrapedGauges, plane: PlaneId): void {
    const labels = { plane, role: this.role };
    gauges.roleActive.set(labels, this.state === 'active' ? 1 : 0);
    if (this.token !== null) gauges.leaseToken.set(labels, this.token);
  }

  async health(): Promise<RoleHealth> {
    const { role, state, since, token } = this;
    // An engine that does not answer is told of by its probe.
    const report = (await this.read?.().catch(() => null)) ?? null;
    const { well, figures } = report ?? { well: true, figures: null };
    return { role, state, since: since.toISOString(), token, well, figures };
  }
}
