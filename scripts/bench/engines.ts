import { benchEventStore } from './engines-eventstore.ts';
import { benchKafka } from './engines-kafka.ts';
import { benchMongo } from './engines-mongo.ts';

/**
 * `npm run bench -- engines`: the adapters of real engines beside the bare clients doing the same calls, in the same
 * run, and the calls that commands cost on EventStoreDB beside the fewest that could do it. The servers are those of
 * `MONGODB_URL` and its like, as `npm run stack:up` prints them; for EventStoreDB it is the test node.
 */
function show<T>(engine: string, figures: readonly T[]): readonly T[] {
  for (const figure of figures) process.stdout.write(`${engine}: ${JSON.stringify(figure)}\n`);
  return figures;
}

const eventStore = show('EventStoreDB', await benchEventStore());
const mongodb = show('MongoDB', await benchMongo());
const kafka = show('Kafka', await benchKafka());
process.stdout.write(`${JSON.stringify({ eventStore, mongodb, kafka })}\n`);
