import { expect, it } from '@jest/globals';
import { ConnectionStringError, parseConnectionString, readCertificates } from './connection-string.ts';

const plain = {
  hosts: [{ address: 'db', port: 2113 }],
  discover: false,
  login: null,
  tls: true,
  tlsCaFile: null,
  userCertFile: null,
  userKeyFile: null,
  settings: {},
};

it.each<[string, object]>([
  ['esdb://db', {}],
  [' esdb://db:2113/ ', {}],
  ['esdb://db:99?tls=false', { hosts: [{ address: 'db', port: 99 }], tls: false }],
  ['esdb+discover://cluster.example:2113', { hosts: [{ address: 'cluster.example', port: 2113 }], discover: true }],
  ['esdb://a:1,b:2,c', { hosts: ['a', 'b', 'c'].map((address, at) => ({ address, port: [1, 2, 2113][at] })) }],
  ['esdb://us%40er:p%3A%2Fw%40rd@db', { login: { username: 'us@er', password: 'p:/w@rd' } }],
  ['esdb://u:p:w@db', { login: { username: 'u', password: 'p:w' } }],
  ['esdb://db?tlsCAFile=%2Fetc%2Fca.pem', { tlsCaFile: '/etc/ca.pem' }],
  ['esdb://db?userCertFile=c.pem&userKeyFile=k.pem', { userCertFile: 'c.pem', userKeyFile: 'k.pem' }],
  [
    'esdb://db?GossipTimeout=3&keepAliveInterval=-1&keepAliveTimeout=20000&maxDiscoverAttempts=5&discoveryInterval=10',
    {
      settings: {
        gossipTimeout: 3,
        keepAliveInterval: -1,
        keepAliveTimeout: 20_000,
        maxDiscoverAttempts: 5,
        discoveryInterval: 10,
      },
    },
  ],
  ['esdb://db?nodePreference=follower&connectionName=api&throwOnAppendFailure=false', {}],
])('reads %s', (text, parts) => {
  expect(parseConnectionString(text)).toEqual({ ...plain, ...parts });
});

it.each<[string, string]>([
  ['', 'must look like'],
  ['http://db', 'must look like'],
  ['esdb://', 'must look like'],
  ['esdb://admin:SECRET@', 'must look like'],
  ['esdb://admin:SECRET@db:0', 'a port from 1 to 65535'],
  ['esdb://admin:SECRET@db:1:2', 'a port from 1 to 65535'],
  ['esdb://admin:SECRET@db,', 'a port from 1 to 65535'],
  ['esdb://SECRET@db', 'user:password'],
  ['esdb://admin:SECRET%@db', 'user:password'],
  ['esdb://admin:SECRET@db?tls=maybe', 'tls must be true or false'],
  ['esdb://admin:SECRET@db?tls=true&TLS=false', 'given twice'],
  ['esdb://admin:SECRET@db?gossipTimeout=soon', 'gossiptimeout must be a whole number'],
  ['esdb://admin:SECRET@db?tsl=true', 'no option tsl'],
  ['esdb://admin:SECRET@db?tls=true&tlsVerifyCert=false', 'by tlsCAFile'],
  ['esdb://admin:SECRET@db?userCertFile=c.pem', 'belong together'],
])('refuses %s, and says why without quoting it', (text, why) => {
  const attempt = () => parseConnectionString(text);
  expect(attempt).toThrow(ConnectionStringError);
  expect(attempt).toThrow(why);
  expect(attempt).not.toThrow(/SECRET/);
});

it('names the option whose file is not there', () => {
  const connection = parseConnectionString('esdb://admin:SECRET@db?tlsCAFile=/nowhere/ca.pem');
  expect(() => readCertificates(connection)).toThrow('tlsCAFile: there is no such file');
});
