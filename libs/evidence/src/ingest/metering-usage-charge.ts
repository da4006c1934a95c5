import { consumeUsage, returnUsage } from '@chancery/metering';
import type { UsageCharge } from './usage-charge.ts';

/** The meter of accepted rows. */
const METER = 'rows';

/** Charges the tenant's ledger of rows. */
export const meteringUsageCharge: UsageCharge = {
  charge: (plane, tenant, rows, context) => consumeUsage(plane, tenant, { meter: METER, quantity: rows }, context),
  giveBack: (plane, tenant, { rows, chargedBy, reason }, context) =>
    returnUsage(plane, tenant, { meter: METER, quantity: rows, chargedBy, reason }, context),
};
