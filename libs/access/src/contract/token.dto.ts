import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import { SCOPES } from './scopes.ts';
import type { Scope } from './scopes.ts';

export class IssueTokenBody {
  @ApiProperty({ description: 'What the token is for; shown in lists. No personal data.', example: 'nightly ingest' })
  @IsString()
  @Length(1, 80)
  readonly name!: string;

  @ApiProperty({ description: 'What the token may do.', enum: SCOPES, isArray: true, example: ['evidence:ingest'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SCOPES.length)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true, message: `each of scopes must be one of ${SCOPES.join(', ')}` })
  readonly scopes!: Scope[];

  @ApiPropertyOptional({
    description: 'The token stops working at this instant; absent: never.',
    example: '2027-06-30T00:00:00Z',
  })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly expiresAt?: string;
}

export class RevokeTokenBody {
  @ApiProperty({ description: 'Why; auditors read this.', example: 'Laptop lost on 12 May.' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
