import { Injectable } from '@nestjs/common';
import type { Plane } from '@chancery/platform';
import { UnderWayStore } from './under-way-store.ts';

/** The stores by which processes tell each other, plane by plane. */
@Injectable()
export class UnderWayStores {
  private readonly stores = new WeakMap<Plane, UnderWayStore>();

  /** `null` where this process is the only one. */
  of(plane: Plane): UnderWayStore | null {
    if (plane.topology === 'embedded') return null;
    const store = this.stores.get(plane) ?? new UnderWayStore(plane.readModels);
    this.stores.set(plane, store);
    return store;
  }
}
