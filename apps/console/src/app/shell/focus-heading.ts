import { Injector, afterNextRender, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/**
 * After the reader has gone to another page (not on the first, not when only the query changed), the page's heading
 * takes the focus, so that keyboard and screen reader go on from there. Call it in an injection context.
 */
export function focusHeadingOnRouteChange(region: () => HTMLElement): void {
  const injector = inject(Injector);
  let page: string | undefined;
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      takeUntilDestroyed(),
    )
    .subscribe(({ urlAfterRedirects }) => {
      const [path] = urlAfterRedirects.split('?');
      const turned = page !== undefined && page !== path;
      page = path;
      if (turned) afterNextRender(() => focusHeading(region()), { injector });
    });
}

/** The heading; while the page has none yet (its data is under way) the region, and the heading when it comes. */
function focusHeading(region: HTMLElement): void {
  const heading = () => region.querySelector<HTMLElement>('h1[tabindex]');
  const there = heading();
  if (there !== null) {
    there.focus();
    return;
  }
  region.focus();
  const observer = new MutationObserver(() => {
    const late = heading();
    if (late === null) return;
    observer.disconnect();
    // Who has gone on by keyboard meanwhile is not called back.
    if (document.activeElement === region) late.focus();
  });
  observer.observe(region, { childList: true, subtree: true });
}
