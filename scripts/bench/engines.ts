import { withEngines } from '../stack/with-engines.ts';
import { benchEventStore } from './engines-eventstore.ts';
import { benchKafka } from './engines-kafka.ts';
import { benchMongo } from './engines-mongo.ts';

/**
 * `npm run bench -- engines`: the adapters of real engines beside the bare clients doing the same calls, in the same
 * run, and the calls that commands cost on EventStoreDB beside the fewest that could do it. The servers are those of
 * `MONGODB_URL` and `KAFKA_BROKERS`, those of `npm run stack:up`, or are started and ended again; for EventStoreDB it is
 * the test node. The last line has the ratios beside `GOAL`, and all figures.
 */
const GOAL = 0.7;

function show<T>(engine: string, figures: readonly T[]): readonly T[] {
  for (const figure of figures) process.stdout.write(`${engine}: ${JSON.stringify(figure)}\n`);
  return figures;
}

const figures = await withEngines(['mongodb', 'kafka'], async () => ({
  eventStore: show('EventStoreDB', await benchEventStore()),
  mongodb: show('MongoDB', await benchMongo()),
  kafka: show('Kafka', await benchKafka()),
}));
const ratios = {
  mongodbCatchUp: Math.min(...figures.mongodb.map(({ vsBareDriver }) => vsBareDriver)),
  kafkaPublish: Math.min(...figures.kafka.map(({ vsBareProducer }) => vsBareProducer)),
};
const ok = Object.values(ratios).every((ratio) => ratio >= GOAL);
process.stdout.write(`${JSON.stringify({ ok, goal: GOAL, ...ratios, ...figures })}\n`);
