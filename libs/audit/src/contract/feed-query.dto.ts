import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** A page of a feed, or where a live one begins. */
class FeedQuery {
  @ApiPropertyOptional({ description: 'Events on a page.', default: 500, minimum: 1, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit: number = 500;
}

export class TenantFeedQuery extends FeedQuery {
  @ApiPropertyOptional({ description: 'Events after this entry; absent: from the first on.', example: '42' })
  @IsOptional()
  @Matches(/^\d{1,15}$/, { message: 'after must be an entry number' })
  readonly after?: string;
}

export class PlaneFeedQuery extends FeedQuery {
  @ApiPropertyOptional({ description: 'Events after this position; absent: from the first on.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly after?: string;
}
