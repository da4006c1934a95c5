// The console in a real browser, against the real service: `node apps/console/e2e/run.mjs [--screenshots FOLDER]`.
//   CONSOLE_URL, CHANCERY_TOKEN_US, CHANCERY_TOKEN_EU  a running service and its operators' tokens; absent: the built
//                                                      service is started on a free port with a data folder of its own
//   CHROMIUM_PATH                                      the browser, default /usr/bin/chromium
import { parseArgs } from 'node:util';
import { accessibilityChecks } from './checks/accessibility.ts';
import { auditTrailChecks } from './checks/audit-trail.ts';
import { authoritiesChecks } from './checks/authorities.ts';
import { deliveryChecks } from './checks/delivery.ts';
import { failureChecks } from './checks/failures.ts';
import { keyboardChecks } from './checks/keyboard.ts';
import { narrowChecks } from './checks/narrow.ts';
import { sessionChecks } from './checks/sessions.ts';
import { signInChecks } from './checks/sign-in.ts';
import { tenantsChecks } from './checks/tenants.ts';
import { verifierChecks } from './checks/verifier.ts';
import { openBrowser } from './support/browser.ts';
import { runChecks } from './support/run-checks.ts';
import { openService } from './support/service.ts';
import { makeStory } from './support/story.ts';

const { values } = parseArgs({ options: { screenshots: { type: 'string' } } });
const service = await openService();
const browser = await openBrowser(service.url, values.screenshots ?? null);
try {
  const story = await makeStory(service);
  const failed = await runChecks({ service, browser, story }, [
    ...signInChecks,
    ...tenantsChecks,
    ...auditTrailChecks,
    ...authoritiesChecks,
    ...sessionChecks,
    ...failureChecks,
    ...keyboardChecks,
    ...narrowChecks,
    ...accessibilityChecks,
    ...deliveryChecks,
    ...verifierChecks,
  ]);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await service.close();
}
