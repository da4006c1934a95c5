import type { ComponentFixture } from '@angular/core/testing';

/** The element a fixture renders into. */
export function hostOf(fixture: ComponentFixture<unknown>): HTMLElement {
  return fixture.nativeElement as HTMLElement;
}
