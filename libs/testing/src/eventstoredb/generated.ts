// The one place that reaches into the client package: its generated service definitions are no public API of it, so the
// package is pinned to one exact version (`@eventstore/db-client` 6.2.1). `require`, because they are CommonJS modules
// whose names Node cannot tell before it has run them.
import { createRequire } from 'node:module';
import type * as Code from '@eventstore/db-client/generated/code_pb.js';
import type * as GossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type * as FeaturesGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as Features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Status from '@eventstore/db-client/generated/status_pb.js';
import type * as StreamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type * as AnyMessage from 'google-protobuf/google/protobuf/any_pb.js';
import type * as EmptyMessage from 'google-protobuf/google/protobuf/empty_pb.js';

const require = createRequire(import.meta.url);
const GENERATED = '@eventstore/db-client/generated';

export const streams = require(`${GENERATED}/streams_pb.js`) as typeof Streams;
export const shared = require(`${GENERATED}/shared_pb.js`) as typeof Shared;
export const { Code: rpcCode } = require(`${GENERATED}/code_pb.js`) as typeof Code;
export const rpcStatus = require(`${GENERATED}/status_pb.js`) as typeof Status;
export const features = require(`${GENERATED}/serverfeatures_pb.js`) as typeof Features;
export const gossip = require(`${GENERATED}/gossip_pb.js`) as typeof Gossip;
export const { StreamsService } = require(`${GENERATED}/streams_grpc_pb.js`) as typeof StreamsGrpc;
export const { ServerFeaturesService } = require(`${GENERATED}/serverfeatures_grpc_pb.js`) as typeof FeaturesGrpc;
export const { GossipService } = require(`${GENERATED}/gossip_grpc_pb.js`) as typeof GossipGrpc;
export const anyMessage = require('google-protobuf/google/protobuf/any_pb.js') as typeof AnyMessage;
export const emptyMessage = require('google-protobuf/google/protobuf/empty_pb.js') as typeof EmptyMessage;
