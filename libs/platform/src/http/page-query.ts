import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Keyset paging: every list takes these. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Items on a page.', default: 50, minimum: 1, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit: number = 50;

  @ApiPropertyOptional({ description: 'The `cursor` of the page before.' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  readonly after?: string;

  @ApiPropertyOptional({
    description: 'Answer as of this position or later (`Chancery-Position` of your last command).',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly minPosition?: string;
}
