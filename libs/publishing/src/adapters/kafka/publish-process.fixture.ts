import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { openPublisher } from '../../open-publisher.ts';
import { parseKafkaBrokers } from './kafka-connection.ts';
import { openKafkaSink } from './kafka-sink.ts';

/**
 * A process that publishes the log in a folder until it is killed: `… publish-process.fixture.ts <folder> <brokers>
 * <topic>`. Writes a dot for each page that was acknowledged.
 */
const [folder = '', brokers = '', topic = ''] = process.argv.slice(2);
const log = (_level: string, message: string) => void process.stderr.write(`${message}\n`);
const sink = openKafkaSink({ plane: 'eu', connection: parseKafkaBrokers(brokers), topic, log });
const publisher = openPublisher({
  events: await openSqliteEventStore({ folder, plane: 'eu' }),
  checkpoints: await openSqliteDocumentStore({ folder }),
  sink: {
    name: sink.name,
    open: () => sink.open(),
    close: () => sink.close(),
    async send(events) {
      const refused = await sink.send(events);
      process.stdout.write('.');
      return refused;
    },
  },
  onError: (error, what) => log('error', `${what}: ${String(error)}`),
  pageSize: 20,
});
await publisher.run(new AbortController().signal);
