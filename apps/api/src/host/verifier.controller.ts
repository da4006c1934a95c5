import { readFile } from 'node:fs/promises';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem, Public } from '@chancery/platform';
import { repositoryFile } from './repository-file.ts';

/**
 * The offline verifier of exports, for anyone: a page to keep, and the same for Node. What it is worth does not depend on
 * this server: both are built from the repository by `npm run build`.
 */
@ApiExcludeController()
@Controller()
export class VerifierController {
  @Get('verify-export')
  @Public()
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const page = await builtFile('verify-export.html');
    // The page names its own script and style in a policy of its own; the console's would shut them out.
    void reply.removeHeader('Content-Security-Policy').type('text/html; charset=utf-8');
    return page;
  }

  @Get('verify-export.mjs')
  @Public()
  async module(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const module = await builtFile('verify-export.mjs');
    void reply.type('text/javascript; charset=utf-8').header('Content-Disposition', 'attachment');
    return module;
  }
}

/** @throws Problem `not-found` where the verifier was not built. */
async function builtFile(name: string): Promise<string> {
  try {
    return await readFile(repositoryFile(`dist/apps/verifier/${name}`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Problem('not-found', 'The verifier was not built here; `npm run build:verifier` does.');
  }
}
