import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ERROR_CATALOGUE, Problem, Public } from '@chancery/platform';
import type { ErrorCode, ErrorKind } from '@chancery/platform';

type ErrorPage = ErrorKind & { readonly code: string };

/** What a problem's `type` leads to. */
@ApiTags('Operations')
@Controller('errors')
export class ErrorsController {
  @Get()
  @Public()
  @ApiOperation({ summary: 'List the errors', description: 'Every code the service answers with.' })
  list(): { readonly items: readonly ErrorPage[] } {
    return { items: Object.entries(ERROR_CATALOGUE).map(([code, kind]) => ({ code, ...kind })) };
  }

  @Get(':code')
  @Public()
  @ApiOperation({ summary: 'Read about an error', description: 'What it means and the way out.' })
  read(@Param('code') code: string): ErrorPage {
    if (!Object.hasOwn(ERROR_CATALOGUE, code)) throw new Problem('not-found', `There is no error code "${code}".`);
    return { code, ...ERROR_CATALOGUE[code as ErrorCode] };
  }
}
