import { describe, expect, it } from '@jest/globals';
import { parseKafkaBrokers } from './kafka-connection.ts';

describe('KAFKA_BROKERS', () => {
  it('may be a list of brokers', () => {
    expect(parseKafkaBrokers('127.0.0.1:9092, kafka-2.example:9093,[::1]:9094')).toEqual({
      brokers: ['127.0.0.1:9092', 'kafka-2.example:9093', '[::1]:9094'],
      ssl: false,
      sasl: null,
      replication: null,
    });
  });

  it('may be a URL with a user, encryption and the number of copies', () => {
    const url = 'kafka://publisher:p%40ss%3Aword@a:9092,b:9092/?tls=true&sasl=scram-sha-512&replication=3';
    expect(parseKafkaBrokers(url)).toEqual({
      brokers: ['a:9092', 'b:9092'],
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'publisher', password: 'p@ss:word' },
      replication: 3,
    });
    expect(parseKafkaBrokers('kafka://user:word@a:1').sasl).toMatchObject({ mechanism: 'plain' });
  });

  it.each([
    ['', 'cannot be read'],
    ['a', 'Broker 1 of the list'],
    ['a:1,secret@b', 'Broker 1 of the list'],
    ['user:secret@a:1,b', 'Broker 2 of the list'],
    ['kafka://secret@a:1', 'has no password'],
    ['kafka://user:%zz-secret@a:1', 'percent-encoded'],
    ['kafka://user:secret@a:1?sasl=gssapi', 'use one of plain'],
    ['kafka://user:secret@a:1?tls=yes', 'use true or false'],
    ['kafka://user:secret@a:1?ca=/none.pem', 'without tls=true'],
    ['kafka://user:secret@a:1?replication=0', 'the number of copies'],
    ['kafka://user:secret@a:1?acks=0', 'no setting "acks"'],
    ['a:1?sasl=plain', 'without a user'],
  ])('%s is refused, without a word of the password', (text, why) => {
    let message = '';
    try {
      parseKafkaBrokers(text);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(why);
    expect(message).not.toContain('secret');
  });
});
