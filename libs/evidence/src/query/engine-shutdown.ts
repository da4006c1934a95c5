import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { closeEngines } from './engines.ts';

/** Ends the analytical engines with the host. */
@Injectable()
export class EngineShutdown implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return closeEngines();
  }
}
