import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kafkaClient, parseKafkaBrokers } from '@chancery/publishing/kafka';
import { freePorts, startEngine } from './engine-server.ts';
import type { EngineOptions, EngineServer } from './engine-server.ts';
import { cached, newDataFolder, newLogFile, REPOSITORY } from './stack-folders.ts';
import { JAVA, MAVEN, requireTools, run } from './tools.ts';

const VERSION = '4.1.0';

/** A listener beside the plain one. */
export interface KafkaListener {
  /** As in `listeners`; its port is free. */
  readonly name: string;
  readonly port: number;
  readonly protocol: 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** Further lines of `server.properties`. */
  readonly properties: readonly string[];
  /** Further parameters of `StorageTool format`: users that the log begins with. */
  readonly format: readonly string[];
}

/** Starts Apache Kafka, one node that is broker and controller. The log of a stopped one is kept with its folder. */
export async function startKafka(options: EngineOptions = {}, listener?: KafkaListener): Promise<EngineServer> {
  requireTools('Apache Kafka', [JAVA]);
  const jars = join(await kafkaJars(), '*');
  const dataFolder = options.dataFolder ?? (await newDataFolder('kafka'));
  const [free = 0, controllerPort = 0] = await freePorts(2);
  const port = options.port ?? free;
  const properties = join(dataFolder, 'server.properties');
  await writeFile(properties, serverProperties({ dataFolder, port, controllerPort }, listener));
  if (!existsSync(join(dataFolder, 'log/meta.properties'))) {
    const id = (await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'random-uuid'])).trim();
    await run('java', [
      '-cp',
      jars,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      id,
      '-c',
      properties,
      ...(listener?.format ?? []),
    ]);
  }
  const url = `127.0.0.1:${port}`;
  const logFile = options.logFile ?? (await newLogFile('kafka'));
  return startEngine({
    name: 'Apache Kafka',
    command: 'java',
    parameters: ['-Xmx512m', '-cp', jars, 'kafka.Kafka', properties],
    ...{ url, port, dataFolder },
    logFile,
    ready: async () => {
      await kafkaVersion(url);
      const [, said] = /Kafka version: (\S+)/.exec(await readFile(logFile, 'utf8')) ?? [];
      return `Apache Kafka ${said ?? 'of unknown version'}`;
    },
    ...(options.onProcess && { onProcess: options.onProcess }),
  });
}

/**
 * What the brokers (as `KAFKA_BROKERS` takes them) say they are. The protocol has no version of the server in it: told are the nodes and
 * the newest version of Produce they speak.
 * @throws Error when they do not answer.
 */
export async function kafkaVersion(brokers: string): Promise<string> {
  const client = kafkaClient(parseKafkaBrokers(brokers), 'chancery-stack', () => undefined, 1);
  const admin = client.kafka.admin();
  try {
    await admin.connect();
    const { brokers: nodes, controller } = await admin.describeCluster();
    if (nodes.length === 0 || controller === null) throw new Error('The cluster has no controller yet');
    await admin.listTopics();
    return `a Kafka cluster of ${nodes.length}`;
  } finally {
    client.destroy();
  }
}

interface KafkaPlace {
  readonly dataFolder: string;
  readonly port: number;
  readonly controllerPort: number;
}

/** One node; internal topics have no copies; a group starts at once. */
function serverProperties({ dataFolder, port, controllerPort }: KafkaPlace, listener?: KafkaListener): string {
  const more = listener ? `,${listener.name}://127.0.0.1:${listener.port}` : '';
  const protocols = listener ? `,${listener.name}:${listener.protocol}` : '';
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}${more}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}${more}`,
    'controller.listener.names=CONTROLLER',
    `listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${protocols}`,
    `log.dirs=${join(dataFolder, 'log')}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    ...(listener?.properties ?? []),
    '',
  ].join('\n');
}

/** Kafka's jars from Maven Central, downloaded once. */
function kafkaJars(): Promise<string> {
  return cached(`kafka-${VERSION}`, async (folder) => {
    requireTools('Apache Kafka', [JAVA, MAVEN]);
    const pom = join(folder, 'pom.xml');
    await copyFile(join(REPOSITORY, 'scripts/stack/kafka.pom.xml'), pom);
    await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  });
}
