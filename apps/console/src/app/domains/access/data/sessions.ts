import { Injectable, computed, signal } from '@angular/core';
import type { PlaneId } from '../../shared/data/plane.ts';
import type { Problem } from '../../shared/data/problem.types.ts';
import { storeSessions, storedSessions } from './session-storage.ts';
import type { Session } from './session.types.ts';

/** A session that the service no longer accepts, and what it said. */
export interface EndedSession {
  readonly plane: PlaneId;
  readonly problem: Problem;
}

/** Who is signed in, one session per plane at most, kept for this browser tab only. */
@Injectable({ providedIn: 'root' })
export class Sessions {
  private readonly current = signal<readonly Session[]>(storedSessions(sessionStorage));
  private readonly lost = signal<EndedSession | null>(null);

  readonly all = this.current.asReadonly();
  readonly any = computed(() => this.current().length > 0);
  /** The last session the service ended; `null` after the next sign-in. */
  readonly ended = this.lost.asReadonly();

  of(plane: PlaneId): Session | null {
    return this.current().find((session) => session.plane === plane) ?? null;
  }

  /** Starts a session; one on the same plane is replaced. */
  start(session: Session): void {
    const others = this.current().filter((other) => other.plane !== session.plane);
    this.keep([...others, session].sort((left, right) => (left.plane < right.plane ? -1 : 1)));
    this.lost.set(null);
  }

  signOut(plane: PlaneId): void {
    this.keep(this.current().filter((session) => session.plane !== plane));
  }

  /** The service no longer accepts the plane's token. */
  end(plane: PlaneId, problem: Problem): void {
    this.signOut(plane);
    this.lost.set({ plane, problem });
  }

  private keep(sessions: readonly Session[]): void {
    this.current.set(sessions);
    storeSessions(sessionStorage, sessions);
  }
}
