import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsLocale,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** Plans a tenant may be on. Their limits and features are the plan catalogue's business. */
export const PLAN_IDS = ['starter', 'team', 'enterprise'] as const;

/** The longest that a policy can say, in days. */
const MAX_KEEP_DAYS = 3650;

export class ResidencyPolicyBody {
  @ApiProperty({ description: 'The policy’s name: letters, digits and `_`.', example: 'eu_standard' })
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'id must be a letter, then letters, digits or _ (63 at most)' })
  readonly id!: string;

  @ApiProperty({ description: 'Region codes that exports may be delivered to.', example: ['eu'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z]{2}$/, { each: true, message: 'each of allowedDestinations must be two lower-case letters' })
  readonly allowedDestinations!: string[];

  @ApiProperty({
    description: 'From then on the policy is stale and exports are blocked.',
    example: '2027-12-31T23:59:59Z',
  })
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly validUntil!: string;

  @ApiPropertyOptional({
    description:
      'Days for which the bundle of an export may be given out at most, whatever was asked for; it holds for bundles ' +
      'made before, too. Absent: no limit.',
    minimum: 1,
    maximum: MAX_KEEP_DAYS,
    example: 365,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_KEEP_DAYS)
  readonly exportKeepDays?: number;
}

export class CreateTenantBody {
  @ApiProperty({ description: 'What people call the tenant.', example: 'Fjord Archive' })
  @IsString()
  @Length(1, 120)
  readonly name!: string;

  @ApiProperty({ description: 'The legal entity that answers for the data.', example: 'Fjord Archive GmbH' })
  @IsString()
  @Length(1, 200)
  readonly legalEntity!: string;

  @ApiProperty({ description: 'IANA time zone: decides when budget periods turn.', example: 'Europe/Berlin' })
  @IsTimeZone()
  readonly timeZone!: string;

  @ApiProperty({ description: 'BCP 47 language tag.', example: 'de-DE' })
  @IsLocale()
  readonly locale!: string;

  @ApiPropertyOptional({ description: 'The plan to start on.', enum: PLAN_IDS, default: 'starter' })
  @IsOptional()
  @IsIn(PLAN_IDS)
  readonly plan?: (typeof PLAN_IDS)[number];

  @ApiProperty({ description: 'Where the tenant’s data may go.', type: ResidencyPolicyBody })
  @IsObject()
  @ValidateNested()
  @Type(() => ResidencyPolicyBody)
  readonly policy!: ResidencyPolicyBody;
}

export class ChangeResidencyPolicyBody {
  @ApiProperty({ description: 'The policy from now on.', type: ResidencyPolicyBody })
  @IsObject()
  @ValidateNested()
  @Type(() => ResidencyPolicyBody)
  readonly policy!: ResidencyPolicyBody;

  @ApiProperty({
    description: 'Why it changes; auditors read this.',
    example: 'Swiss subsidiary joins the delivery list.',
  })
  @IsString()
  @Length(10, 1000)
  readonly reason!: string;
}

export class ChangeTimeZoneBody {
  @ApiProperty({
    description: 'IANA time zone: decides when budget periods turn. Holds from some seconds later.',
    example: 'America/New_York',
  })
  @IsTimeZone()
  readonly timeZone!: string;

  @ApiProperty({ description: 'Why it changes; auditors read this.', example: 'The finance team moved to New York.' })
  @IsString()
  @Length(10, 1000)
  readonly reason!: string;
}
