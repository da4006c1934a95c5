import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { systemTenant } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { SigningKeyList } from '../../contract/export-answer.ts';
import { keyItem } from '../key-item.ts';
import { signingKeysAggregate } from '../signing-keys.aggregate.ts';

/** All keys the plane ever signed with: what is needed to verify an export of any day. */
export class ListSigningKeys {
  constructor(readonly plane: Plane) {}
}

@QueryHandler(ListSigningKeys)
export class ListSigningKeysHandler implements IQueryHandler<ListSigningKeys> {
  async execute({ plane }: ListSigningKeys): Promise<SigningKeyList> {
    const { state } = await plane.runner.state(signingKeysAggregate, { tenant: systemTenant(plane.id) });
    return { plane: plane.id, keys: state.keys.map(keyItem) };
  }
}
