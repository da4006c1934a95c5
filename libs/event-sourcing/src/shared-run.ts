/**
 * Work whose result must be newer than the question: every caller gets a run that began after it called, and those who
 * call while one is under way share the next. So a thousand at once cost two runs, not a thousand.
 */
export class SharedRun<T> {
  private running: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  /** @param onIdle called when a run has ended and nobody waits for another */
  constructor(
    private readonly work: () => Promise<T>,
    private readonly onIdle: () => void = () => undefined,
  ) {}

  run(): Promise<T> {
    if (this.next) return this.next;
    if (!this.running) return this.start();
    // However the one under way ends: the next is on its own.
    const startNext = () => this.start();
    this.next = this.running.then(startNext, startNext);
    return this.next;
  }

  private start(): Promise<T> {
    this.next = null;
    const running = this.work();
    this.running = running;
    const over = () => {
      if (this.next) return;
      this.running = null;
      this.onIdle();
    };
    running.then(over, over);
    return running;
  }
}
