import { killContract } from './kill.contract.ts';
import { newSqlitePlace } from './sqlite-place.fixture.ts';

killContract('SQLite', newSqlitePlace);
