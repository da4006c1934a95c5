import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

/** Body of `POST …/projections/:projection/switches`. */
export class SwitchProjectionBody {
  @ApiProperty({ description: 'The generation that is to serve: `standby` of the projection.', example: 1002 })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly generation!: number;
}

/** Body of `POST …/projections/:projection/retries`. */
export class RetryProjectionBody {
  @ApiProperty({ description: '`key` of one of the projection’s `poison` events.' })
  @IsString()
  @Length(1, 1000)
  readonly key!: string;
}
