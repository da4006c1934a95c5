import type { LogPage, Subscription } from '@chancery/event-sourcing';

/** A subscription read one page ahead: while a page is sent the next one is read, and no more than that. */
export class PageAhead {
  private readonly pages: AsyncIterator<LogPage>;
  private ahead: Promise<IteratorResult<LogPage>>;
  private ready = false;

  constructor(subscription: Subscription) {
    this.pages = subscription[Symbol.asyncIterator]();
    this.ahead = this.readOn();
  }

  /** Whether the next page is there already. */
  get isReady(): boolean {
    return this.ready;
  }

  /** Resolves when the next page is there; `take` then gives it. */
  async whenReady(): Promise<void> {
    await this.ahead;
  }

  /** The next page. @throws Error when the subscription has ended. */
  async take(): Promise<LogPage> {
    const page = await this.ahead;
    if (page.done) throw new Error('The event store ended the subscription');
    this.ahead = this.readOn();
    return page.value;
  }

  private readOn(): Promise<IteratorResult<LogPage>> {
    this.ready = false;
    const reading = this.pages.next();
    const isReady = () => {
      if (reading === this.ahead) this.ready = true;
    };
    // Whoever takes the page hears of a failure.
    reading.then(isReady, isReady);
    return reading;
  }
}
