import { Injectable, inject, signal } from '@angular/core';
import type { PlaneItem, PlaneList } from '@chancery/tenancy/contract';
import { ApiClient } from './api-client.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.types.ts';

/** The planes this service runs, and whether it answers: the public `GET /v1/planes`. */
@Injectable({ providedIn: 'root' })
export class Planes {
  private readonly api = inject(ApiClient);
  private readonly known = signal<readonly PlaneItem[]>([]);
  private readonly failure = signal<Problem | null>(null);
  private readonly checked = signal<Date | null>(null);

  readonly items = this.known.asReadonly();
  /** Why the last check failed; `null` while the service answers. */
  readonly problem = this.failure.asReadonly();
  /** When the service was last asked; `null` before the first answer. */
  readonly checkedAt = this.checked.asReadonly();

  async refresh(): Promise<void> {
    try {
      const answer = await this.api.getPublic<PlaneList>('planes');
      this.known.set(answer.items);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(problemOf(error));
    }
    this.checked.set(new Date());
  }
}
