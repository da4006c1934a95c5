import net from 'node:net';
import tls from 'node:tls';
import type { Kafka, LogEntry } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection.ts';
import { kafkajs } from './mended-kafkajs.ts';

/** Hears what the client has to say: warnings and errors, without addresses of people, records or credentials. */
export type KafkaLog = (level: 'warn' | 'error', message: string) => void;

const KEEP_ALIVE_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 5000;
/** Longer than a broker may take to have all in-sync replicas acknowledge: `ACK_TIMEOUT_MS`. */
const REQUEST_TIMEOUT_MS = 20_000;
export const ACK_TIMEOUT_MS = 15_000;

/** The client and its connections. kafkajs waits for answers before it disconnects; a broker that hangs gives none. */
export interface KafkaClient {
  readonly kafka: Kafka;
  /** Closes every connection at once. Requests under way fail; of that nothing is logged. */
  destroy(): void;
}

/** @param retries of a request; 0 for those who try again themselves, with a connection made anew. */
export function kafkaClient(
  connection: KafkaConnection,
  clientId: string,
  log: KafkaLog,
  retries: number,
): KafkaClient {
  const sockets = new Set<net.Socket>();
  let givenUp = false;
  const { brokers, ssl, sasl } = connection;
  const kafka = new kafkajs.Kafka({
    clientId,
    brokers: [...brokers],
    ssl,
    ...(sasl ? { sasl } : {}),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: { retries },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => {
      if (!givenUp) log(levelOf(entry), messageOf(entry));
    },
    socketFactory: ({ host, port, ssl: given, onConnect }) => {
      // Declared as always there; it is not without TLS.
      const options = given as tls.ConnectionOptions | undefined;
      const name = net.isIP(host) === 0 ? { servername: host } : {};
      const socket = options
        ? tls.connect({ host, port, ...name, ...options }, onConnect)
        : net.connect({ host, port }, onConnect);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  });
  return {
    kafka,
    destroy() {
      givenUp = true;
      for (const socket of sockets) socket.destroy(new Error('The connection is given up'));
    },
  };
}

function levelOf({ level }: LogEntry): 'warn' | 'error' {
  return level === kafkajs.logLevel.ERROR ? 'error' : 'warn';
}

function messageOf({ namespace, log }: LogEntry): string {
  const { message, error, broker } = log as {
    readonly message: string;
    readonly error?: unknown;
    readonly broker?: unknown;
  };
  const details = [broker, error].filter((detail) => typeof detail === 'string');
  return [`Kafka ${namespace}: ${message}`, ...details].join(': ');
}
