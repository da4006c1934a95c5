import { newMemoryPlace } from './memory-place.fixture.ts';
import { parkingContract } from './parking.contract.ts';

parkingContract('memory', newMemoryPlace);
