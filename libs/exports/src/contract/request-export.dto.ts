import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { EXPORT_FORMATS } from '../bundle/manifest.ts';
import type { ExportFormat } from '../bundle/manifest.ts';
import { DEFAULT_KEEP_DAYS } from '../export/keep-days.ts';

const SLUG = /^[a-z][a-z0-9_]{0,62}$/;
const MAX_SOURCES = 50;
const MAX_KEEP_DAYS = 3650;

/** What to export, as what, and where to. At least one authority or dataset. */
export class RequestExportBody {
  @ApiPropertyOptional({
    description: 'Published authorities, each with the evidence it cites.',
    example: ['credit_policy'],
    maxItems: MAX_SOURCES,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SOURCES)
  @ArrayUnique()
  @Matches(SLUG, { each: true, message: 'each of authorities must be a letter, then letters, digits or _' })
  readonly authorities?: string[];

  @ApiPropertyOptional({ description: 'Datasets with all their rows.', example: ['cars'], maxItems: MAX_SOURCES })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SOURCES)
  @ArrayUnique()
  @Matches(SLUG, { each: true, message: 'each of datasets must be a letter, then letters, digits or _' })
  readonly datasets?: string[];

  @ApiProperty({ description: 'Kinds of artifacts in the bundle.', enum: EXPORT_FORMATS, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(EXPORT_FORMATS.length)
  @ArrayUnique()
  @IsIn(EXPORT_FORMATS, { each: true })
  readonly formats!: ExportFormat[];

  @ApiProperty({
    description: 'Region code the bundle is meant for; the residency policy must allow it.',
    example: 'eu',
  })
  @Matches(/^[a-z]{2}$/, { message: 'destination must be two lower-case letters' })
  readonly destination!: string;

  @ApiPropertyOptional({
    description:
      'Days the bundle can be downloaded for, as far as the residency policy allows (`exportKeepDays`). Then it is ' +
      'removed; its manifest is kept.',
    default: DEFAULT_KEEP_DAYS,
    minimum: 1,
    maximum: MAX_KEEP_DAYS,
    example: 30,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_KEEP_DAYS)
  readonly keepDays?: number;
}
