import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const KIND = 'authority|section|dataset|row|help';

/** What is looked for with the link picker. */
export class LinkTargetQuery {
  @ApiPropertyOptional({
    description:
      'What was typed, in any order of words; the beginning of a word is enough, and spelling may be a little off. ' +
      '`<dataset>/<row ID>` looks for a row. Without it: what was changed last.',
    maxLength: 200,
    example: 'retention exc',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q: string = '';

  @ApiPropertyOptional({
    description: 'Kinds to look for, comma-separated: `authority`, `section`, `dataset`, `row`, `help`. Default: all.',
    pattern: `^(${KIND})(,(${KIND}))*$`,
    example: 'authority,section',
  })
  @IsOptional()
  @Matches(new RegExp(`^(${KIND})(,(${KIND})){0,9}$`), {
    message: 'kinds must be a comma-separated list of authority, section, dataset, row, help',
  })
  readonly kinds?: string;

  @ApiPropertyOptional({ description: 'Results at most.', default: 20, minimum: 1, maximum: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = 20;

  @ApiPropertyOptional({
    description: 'Taken as on every list; the picker always answers as of the end of the tenant’s log.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly minPosition?: string;
}
