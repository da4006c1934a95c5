import { goldenPathStep } from './golden-path-step.ts';
import type { EngineStep } from './step.ts';
import { suitesStep } from './suites-step.ts';

/** What `npm run test:engines` runs, in this order. */
export const ENGINE_STEPS: readonly EngineStep[] = [suitesStep, goldenPathStep];
