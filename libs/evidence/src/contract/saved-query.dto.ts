import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { MAX_SQL_LENGTH, SQL_DESCRIPTION, SQL_EXAMPLE } from './query.dto.ts';

export class SavedQueryPath {
  @ApiProperty({ description: 'The tenant.', example: 'eu_t0123456789abcdef01234567' })
  @IsString()
  readonly tenant!: string;

  @ApiProperty({
    description: 'Name of the saved query: a small letter, then small letters, digits or _ (63 characters at most).',
    example: 'places_by_state',
  })
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, {
    message: 'name must be a small letter, then small letters, digits or _ (63 characters at most)',
  })
  readonly name!: string;
}

export class SaveQueryBody {
  @ApiProperty({ description: SQL_DESCRIPTION, example: SQL_EXAMPLE })
  @IsString()
  @Length(1, MAX_SQL_LENGTH)
  readonly sql!: string;

  @ApiPropertyOptional({ description: 'What it answers, for people.', default: '', maxLength: 2_000 })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly description?: string;
}
