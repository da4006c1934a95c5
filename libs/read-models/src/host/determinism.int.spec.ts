import { determinismContract } from './determinism.contract.ts';
import { newSqlitePlace } from './sqlite-place.fixture.ts';

determinismContract('SQLite', newSqlitePlace, { runs: 30 });
