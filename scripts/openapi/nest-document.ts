import 'reflect-metadata';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { systemClock } from '@chancery/kernel';
import { PUBLIC_METADATA, REFUSES_METADATA, SCOPE_METADATA } from '@chancery/platform';
import type { ErrorCode } from '@chancery/platform';
import { AppModule } from '../../apps/api/src/app.module.ts';
import type { OpenApiDocument } from './openapi-types.ts';

/** What the decorators of a route's handler say. */
export interface RouteMetadata {
  /** `resource:action`; `null` for a public route. */
  readonly scope: string | null;
  readonly refuses: readonly ErrorCode[];
  /** Media types of an answer that is bytes. */
  readonly produces: readonly string[];
  /** Classes of the handler's parameters: the DTOs among them have validators. */
  readonly parameterTypes: readonly unknown[];
}

/** The routes as the framework sees them. */
export interface NestDocument {
  /** `operationId`s are `<Controller>.<method>`; answers have no schemas. */
  readonly document: OpenApiDocument;
  /** By `<Controller>.<method>`. */
  readonly routes: ReadonlyMap<string, RouteMetadata>;
}

/** Where `@ApiProduces` keeps its media types. */
const PRODUCES_METADATA = 'swagger/apiProduces';

type Controller = { readonly name: string; readonly prototype: object };

/** Builds the service's modules on no plane, and reads its routes. Nothing is opened and nothing listens. */
export async function nestDocument(): Promise<NestDocument> {
  const planes = { all: [], awaited: [], find: () => null };
  const module = AppModule.with({
    planes,
    node: '',
    clock: systemClock,
    flagSets: { digest: () => '', valuesOf: () => null },
    signingKeys: new Map(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: ['error'] });
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Chancery')
    .setDescription('Multi-tenant governance: evidence, authorities, budgets, residency and signed exports.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token, `chy_…`.' }, 'token')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  const controllers = [...app.get(ModulesContainer).values()].flatMap((each) =>
    [...each.controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
  return { document: document as unknown as OpenApiDocument, routes: new Map(controllers.flatMap(routesOf)) };
}

function routesOf(controller: Controller): readonly [string, RouteMetadata][] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((method) => {
    const handler = (controller.prototype as { readonly [method: string]: unknown })[method];
    if (method === 'constructor' || typeof handler !== 'function') return [];
    const read = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
    return [
      [
        `${controller.name}.${method}`,
        {
          scope: read(PUBLIC_METADATA) === true ? null : ((read(SCOPE_METADATA) as string | undefined) ?? null),
          refuses: (read(REFUSES_METADATA) as readonly ErrorCode[] | undefined) ?? [],
          produces: (read(PRODUCES_METADATA) as readonly string[] | undefined) ?? [],
          parameterTypes: Reflect.getMetadata('design:paramtypes', controller.prototype, method) as readonly unknown[],
        },
      ],
    ];
  });
}
