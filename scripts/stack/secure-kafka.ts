import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '@chancery/testing/eventstoredb';
import { freePorts } from './engine-server.ts';
import type { EngineServer } from './engine-server.ts';
import { startKafka } from './kafka.ts';

export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** Apache Kafka that lets nobody in without a user, and encrypts. */
export interface SecureKafka {
  readonly server: EngineServer;
  readonly user: string;
  readonly password: string;
  /** `host:port` of the listener. */
  readonly broker: string;
  /** PEM file of the authority that signed its certificate. */
  readonly ca: string;
  /** As `KAFKA_BROKERS` takes it. */
  url(mechanism: SaslMechanism): string;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

const LISTENER = 'SECURE';
const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];
const LOGIN = 'org.apache.kafka.common.security';

/** Starts Apache Kafka with a SASL_SSL listener: a user and a certificate made for it, every mechanism that clients may choose. */
export async function startSecureKafka(): Promise<SecureKafka> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-secure-kafka-'));
  const { key, certificate } = selfSigned();
  const [keyStore, ca] = [join(folder, 'broker.pem'), join(folder, 'ca.pem')];
  await writeFile(keyStore, key + certificate);
  await writeFile(ca, certificate);
  // With letters that a URL has to encode.
  const [user, password] = ['publisher', `p@ss:${randomBytes(12).toString('hex')}`];
  const [port = 0] = await freePorts(1);
  const login = (mechanism: string, module: string) =>
    `listener.name.${LISTENER.toLowerCase()}.${mechanism.toLowerCase()}.sasl.jaas.config=${LOGIN}.${module}`;
  const server = await startKafka(
    {},
    {
      name: LISTENER,
      port,
      protocol: 'SASL_SSL',
      properties: [
        `sasl.enabled.mechanisms=${MECHANISMS.join()}`,
        login('PLAIN', `plain.PlainLoginModule required user_${user}="${password}";`),
        ...['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((scram) => login(scram, 'scram.ScramLoginModule required;')),
        'ssl.keystore.type=PEM',
        `ssl.keystore.location=${keyStore}`,
      ],
      format: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((scram) => [
        '--add-scram',
        `${scram}=[name=${user},password=${password}]`,
      ]),
    },
  );
  const broker = `127.0.0.1:${port}`;
  return {
    ...{ server, user, password, broker, ca },
    url: (mechanism) =>
      `kafka://${user}:${encodeURIComponent(password)}@${broker}?tls=true&sasl=${mechanism}&ca=${encodeURIComponent(ca)}`,
    async dispose() {
      await server.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
