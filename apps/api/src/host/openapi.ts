import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { repositoryFile } from './repository-file.ts';

/**
 * Serves the OpenAPI 3.1 document at `/v1/openapi.json` and a page to read it at `/v1/docs`. It is the committed one,
 * generated from this code (`npm run openapi`) and checked against it in CI: the client is made from the same file.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  const document = JSON.parse(readFileSync(repositoryFile('libs/client/openapi.json'), 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('v1/docs', app, document, {
    jsonDocumentUrl: 'v1/openapi.json',
    customSiteTitle: 'Chancery API',
  });
}
