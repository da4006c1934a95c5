import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ReportUsageBody } from './usage.dto.ts';

/** As many as are decided and written in one go. */
export const MAX_BATCH_ITEMS = 256;
/** The answer says what is left of each. */
export const MAX_BATCH_METERS = 32;

export const BATCH_KINDS = ['consume', 'report'] as const;

/** One use of a batch. */
export class UsageBatchItemBody extends ReportUsageBody {
  @ApiProperty({ description: 'What is asked of it: `consume` may be refused, `report` counts.', enum: BATCH_KINDS })
  @IsIn(BATCH_KINDS)
  readonly kind: (typeof BATCH_KINDS)[number];

  @ApiPropertyOptional({
    description:
      'Its own Idempotency-Key, as if it were sent alone. Default: that of the request, `#` and its place, from 0.',
    example: 'print-run-17',
  })
  @IsOptional()
  @Matches(/^[!-"$-~]{1,150}$/, { message: 'key must be 1 to 150 printable ASCII characters without spaces and `#`' })
  readonly key?: string | null;
}

/** The body of `batch`. */
export class UsageBatchBody {
  @ApiProperty({
    description: `Up to ${MAX_BATCH_ITEMS} uses of up to ${MAX_BATCH_METERS} meters, decided in this order.`,
    type: [UsageBatchItemBody],
    minItems: 1,
    maxItems: MAX_BATCH_ITEMS,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => UsageBatchItemBody)
  readonly items: UsageBatchItemBody[];

  @ApiPropertyOptional({
    description:
      'All or none, of one meter and of `consume` only: admitted where the sum fits, refused with 402 where it does not.',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  readonly atomic?: boolean | null;
}
