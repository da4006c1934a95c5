import { newMemoryPlace } from './memory-place.fixture.ts';
import { rebuildContract } from './rebuild.contract.ts';

rebuildContract('memory', newMemoryPlace);
