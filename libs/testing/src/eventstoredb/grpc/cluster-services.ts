import { randomUUID } from 'node:crypto';
import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { features, gossip } from '../generated.ts';
import type { CallGate } from './call-gate.ts';
import { uuidMessage } from './wire.ts';

const STREAMS = 'event_store.client.streams.streams';

/** Methods by service, in lower case as a server lists them, with the features it names for each. */
const METHODS: readonly (readonly [service: string, method: string, ...features: string[]])[] = [
  [STREAMS, 'read', 'position', 'events'],
  [STREAMS, 'append'],
  [STREAMS, 'delete'],
  [STREAMS, 'tombstone'],
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
];
const BATCH_APPEND = [STREAMS, 'batchappend', 'deadline_duration'] as const;

/** @param version what the node says it is @param batchAppend whether clients are told that they may batch */
export function serverFeaturesService(gate: CallGate, version: string, batchAppend: boolean): IServerFeaturesServer {
  const answer = (): InstanceType<typeof features.SupportedMethods> => {
    const message = new features.SupportedMethods().setEventStoreServerVersion(version);
    for (const [service, method, ...named] of batchAppend ? [...METHODS, BATCH_APPEND] : METHODS) {
      const supported = new features.SupportedMethod().setServiceName(service).setMethodName(method);
      message.addMethods(supported.setFeaturesList(named));
    }
    return message;
  };
  return {
    getSupportedMethods: (call, callback) => {
      gate.answer('serverFeatures', call, answer).then((message) => callback(null, message), callback);
    },
  };
}

/** A cluster of one: the node itself, alive and leader. */
export function gossipService(gate: CallGate, address: string, port: number): IGossipServer {
  const instance = uuidMessage(randomUUID(), 'string');
  const answer = (): InstanceType<typeof gossip.ClusterInfo> => {
    const member = new gossip.MemberInfo().setInstanceId(instance).setIsAlive(true);
    member.setTimeStamp(String(Date.now() * 10_000)).setState(gossip.MemberInfo.VNodeState.LEADER);
    member.setHttpEndPoint(new gossip.EndPoint().setAddress(address).setPort(port));
    return new gossip.ClusterInfo().setMembersList([member]);
  };
  return {
    read: (call, callback) => {
      gate.answer('gossip', call, answer).then((message) => callback(null, message), callback);
    },
  };
}
