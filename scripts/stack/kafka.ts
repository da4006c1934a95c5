import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { freePorts, startEngine } from './engine-server.ts';
import type { EngineOptions, EngineServer } from './engine-server.ts';
import { cached, newDataFolder, newLogFile, REPOSITORY } from './stack-folders.ts';
import { JAVA, MAVEN, requireTools, run } from './tools.ts';

const VERSION = '4.1.0';

/** Starts Apache Kafka, one node that is broker and controller. The log of a stopped one is kept with its folder. */
export async function startKafka(options: EngineOptions = {}): Promise<EngineServer> {
  requireTools('Apache Kafka', [JAVA]);
  const jars = join(await kafkaJars(), '*');
  const dataFolder = options.dataFolder ?? (await newDataFolder('kafka'));
  const [free = 0, controllerPort = 0] = await freePorts(2);
  const port = options.port ?? free;
  const properties = join(dataFolder, 'server.properties');
  await writeFile(properties, serverProperties(dataFolder, port, controllerPort));
  if (!existsSync(join(dataFolder, 'log/meta.properties'))) {
    const id = (await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'random-uuid'])).trim();
    await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', properties]);
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
 * What the brokers (`host:port,…`) say they are. The protocol has no version of the server in it: told are the nodes and
 * the newest version of Produce they speak.
 * @throws Error when they do not answer.
 */
export async function kafkaVersion(brokers: string): Promise<string> {
  const kafka = new Kafka({
    clientId: 'chancery-stack',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2000,
    requestTimeout: 5000,
    retry: { retries: 1 },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { brokers: nodes, controller } = await admin.describeCluster();
    if (nodes.length === 0 || controller === null) throw new Error('The cluster has no controller yet');
    await admin.listTopics();
    return `a Kafka cluster of ${nodes.length}`;
  } finally {
    await admin.disconnect();
  }
}

/** One node; internal topics have no copies; a group starts at once. */
function serverProperties(dataFolder: string, port: number, controllerPort: number): string {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${join(dataFolder, 'log')}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
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
