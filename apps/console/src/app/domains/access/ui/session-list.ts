import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Planes } from '../../shared/data/planes.ts';
import { regionName } from '../../shared/format/region.ts';
import { Sessions } from '../data/sessions.ts';

/** Every plane there is, with the session on it and the way out, or the way in. Stands on the dark binding. */
@Component({
  selector: 'chy-session-list',
  imports: [RouterLink],
  templateUrl: './session-list.html',
  styleUrl: './session-list.scss',
})
export class SessionList {
  private readonly planes = inject(Planes);
  protected readonly sessions = inject(Sessions);

  protected readonly desks = computed(() => {
    const sessions = this.sessions.all();
    const planes = new Set([...this.planes.items(), ...sessions].map(({ plane }) => plane));
    return [...planes].sort().map((plane) => ({
      plane,
      name: regionName(plane),
      session: sessions.find((session) => session.plane === plane) ?? null,
    }));
  });
}
