import { Component, ElementRef, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PlaneId } from '../../shared/data/plane.ts';
import { Planes } from '../../shared/data/planes.ts';
import { readersTimeFormat } from '../../shared/format/moment.ts';
import { regionName } from '../../shared/format/region.ts';
import { Moment } from '../../shared/ui/moment.ts';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { RegionChip } from '../../shared/ui/region-chip.ts';
import { Sessions } from '../data/sessions.ts';
import { SignInStore } from './sign-in.store.ts';

/** Where API tokens are pasted, one per plane. */
@Component({
  selector: 'chy-sign-in',
  imports: [MatButton, Moment, ProblemView, RegionChip, RouterLink],
  providers: [SignInStore],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(SignInStore);
  protected readonly sessions = inject(Sessions);
  protected readonly planes = inject(Planes);
  protected readonly regionName = regionName;
  protected readonly timeFormat = readersTimeFormat();

  /** Where to go after signing in: a path of this console, from the query. */
  readonly returnTo = input<string>();

  private readonly tokens = signal<Readonly<Record<PlaneId, string>>>({});
  protected readonly shown = signal(false);
  /** Set when the form was sent without any token. */
  protected readonly nothingPasted = signal(false);
  protected readonly fields = computed(() =>
    this.planes.items().map(({ plane, region }) => ({
      plane,
      region,
      session: this.sessions.all().find((session) => session.plane === plane) ?? null,
      token: this.tokens()[plane] ?? '',
      problem: this.store.problems()[plane] ?? null,
    })),
  );
  protected readonly complete = computed(() => this.fields().every((field) => field.session !== null));

  protected paste(plane: PlaneId, token: string): void {
    this.tokens.update((tokens) => ({ ...tokens, [plane]: token }));
    this.nothingPasted.set(false);
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    const pasted = Object.fromEntries(Object.entries(this.tokens()).filter(([, token]) => token.trim() !== ''));
    this.nothingPasted.set(Object.keys(pasted).length === 0);
    const empty = this.fields().find((field) => field.session === null)?.plane;
    const [refused] = this.nothingPasted() ? [empty] : await this.store.signIn(pasted);
    if (refused !== undefined) {
      this.focus(refused);
      return;
    }
    this.tokens.set({});
    await this.router.navigateByUrl(this.destination());
  }

  /** Only a path of this console: never another site. */
  private destination(): string {
    const path = this.returnTo() ?? '';
    return path.startsWith('/') && !path.startsWith('//') ? path : '/tenants';
  }

  private focus(plane: PlaneId): void {
    this.host.nativeElement.querySelector<HTMLElement>(`#token-${plane}`)?.focus();
  }
}
