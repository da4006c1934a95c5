import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Body of `POST …/publisher/retries`. */
export class RetryPublisherBody {
  @ApiProperty({ description: 'One of the publisher’s parked `tenants`.' })
  @IsString()
  @Length(1, 100)
  readonly tenant!: string;
}
