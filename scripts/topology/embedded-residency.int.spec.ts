import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApp } from '../../apps/api/e2e/test-app.ts';
import type { TestApp } from '../../apps/api/e2e/test-app.ts';
import { ApiClient } from '../support/client.ts';
import { findMarkers } from './find-markers.ts';
import { filesIn } from './stores/folder.ts';
import { liveAsTenant } from './tenant-life.ts';

const PATIENT_MS = 120_000;

describe('residency in the embedded topology', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
    await app.chancery.app.listen(0, '127.0.0.1');
  }, PATIENT_MS);
  afterAll(() => app.close());

  it(
    'keeps every byte of a tenant in its plane’s folder',
    async () => {
      const url = await app.chancery.app.getUrl();
      const operator = new ApiClient(url, app.administrators.eu);
      const [markers, abroad] = [
        await liveAsTenant(operator, 'eu'),
        await liveAsTenant(new ApiClient(url, app.administrators.us), 'us'),
      ];
      await app.chancery.planes.find('eu')?.refusals.flush();

      const atHome = await findMarkers(markers, filesIn(join(app.folder, 'eu')));
      expect([...atHome.keys()].sort()).toEqual(Object.keys(markers).sort());
      expect(await findMarkers(markers, filesIn(join(app.folder, 'us')))).toEqual(new Map());
      expect(await findMarkers(abroad, filesIn(join(app.folder, 'eu')))).toEqual(new Map());
    },
    PATIENT_MS,
  );
});
