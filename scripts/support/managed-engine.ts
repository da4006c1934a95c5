import type { EngineOptions, EngineServer } from '../stack/engine-server.ts';

/** An engine of a test's own that is killed, stopped and started again on its port and data. */
export class ManagedEngine {
  private constructor(
    readonly name: string,
    private server: EngineServer,
    private readonly startServer: (options?: EngineOptions) => Promise<EngineServer>,
  ) {}

  static async start(
    name: string,
    startServer: (options?: EngineOptions) => Promise<EngineServer>,
  ): Promise<ManagedEngine> {
    return new ManagedEngine(name, await startServer(), startServer);
  }

  get url(): string {
    return this.server.url;
  }

  /** Ends it without warning (SIGKILL). */
  kill(): Promise<void> {
    return this.server.stop('SIGKILL');
  }

  /** Brings one that was killed back. */
  async restart(): Promise<void> {
    const { port, dataFolder, logFile } = this.server;
    this.server = await this.startServer({ port, dataFolder, logFile });
  }

  /** Stops it in the middle of what it does (SIGSTOP). */
  pause(): void {
    this.server.pause();
  }

  continue(): void {
    this.server.continue();
  }

  /** Stops it and removes its data. */
  dispose(): Promise<void> {
    return this.server.dispose();
  }
}
