import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContextOptions, Page } from 'playwright-core';

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync --disable-dev-shm-usage';

/** A page of its own, as a new visitor has it. */
export interface Visit {
  readonly page: Page;
  /** What went wrong on the page: errors thrown, errors logged, requests that left the service. */
  readonly complaints: string[];
  /** Keeps a picture of what is shown, where a folder was given. */
  readonly picture: (name: string) => Promise<void>;
}

export interface TestBrowser {
  /** Opens the path, or a page from the disk, for a new visitor and closes it afterwards. @throws Error when it complained. */
  visit(path: string, work: (visit: Visit) => Promise<void>, options?: BrowserContextOptions): Promise<void>;
  close(): Promise<void>;
}

export async function openBrowser(url: string, pictures: string | null): Promise<TestBrowser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  if (pictures !== null) await mkdir(pictures, { recursive: true });
  return {
    close: () => browser.close(),
    async visit(path, work, options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      try {
        const page = await context.newPage();
        const address = new URL(path, url).href;
        const complaints = listen(page, address.startsWith('file:') ? new URL('.', address).href : `${url}/`);
        const picture = async (name: string) => {
          if (pictures !== null) await page.screenshot({ path: join(pictures, `${name}.png`) });
        };
        await page.goto(address);
        await work({ page, complaints, picture });
        if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
      } finally {
        await context.close();
      }
    },
  };
}

/** An answer of the API that refuses is logged by the browser itself; the console shows it, so it is no complaint. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** @param home what all addresses begin with that the page may ask for */
function listen(page: Page, home: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const bad = message.type() === 'error' || message.type() === 'warning';
    if (bad && !REFUSAL.test(message.text())) complaints.push(`logged: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !request.url().startsWith('data:')) {
      complaints.push(`asked elsewhere: ${request.url()}`);
    }
  });
  return complaints;
}
