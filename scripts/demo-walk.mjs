/**
 * The walk through Coldaisle's main job that `npm run demo` shows where there is no screen: each step does something
 * in the real window and leaves a numbered picture in demo-output/. Started by demo.mjs, which brings the screen.
 */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { _electron } from 'playwright';
import { findElectron } from './lib/electron-runtime.mjs';
import { onExit, runScript, say } from './lib/entry.mjs';
import { SetupError } from './lib/fail.mjs';
import { ROOT } from './lib/paths.mjs';

const OUTPUT = join(ROOT, 'demo-output');
const STEP_TIMEOUT_MS = 30_000;

/**
 * @typedef {object} Step
 * @property {string} title Said on the terminal.
 * @property {string} picture Name of the screenshot, without number and ending.
 * @property {(page: import('playwright').Page, app: import('playwright').ElectronApplication) => Promise<void>} run
 * Acts, then waits for what it caused.
 */

/** @type {Step[]} */
const STEPS = [
  {
    title: 'Three datacenters are signed in, and the racks of the first are on screen',
    picture: 'racks',
    run: async (page) => {
      await page.getByRole('button', { name: /^HEL1, / }).waitFor();
      await page.getByRole('grid').first().waitFor();
      await page.getByText(/^Synced /).waitFor();
    },
  },
  {
    title: 'A server is opened',
    picture: 'server',
    run: async (page) => {
      await quietServer(page).dblclick();
      await page.getByRole('button', { name: 'Open web console' }).waitFor();
    },
  },
  {
    title: 'Power off asks first, naming server and datacenter',
    picture: 'confirm',
    run: async (page) => {
      await page.getByRole('button', { name: 'Power', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Off…' }).click();
      await page.getByRole('dialog', { name: /^Power off / }).waitFor();
    },
  },
  {
    title: 'The power is off, read back from the datacenter',
    picture: 'powered-off',
    run: async (page) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Power off / })
        .click();
      // The pointer would stay over a rack, whose hover card then covers what the picture is about.
      await page.mouse.move(720, 20);
      await page.getByText('Power off: Done').waitFor({ timeout: 120_000 });
    },
  },
  {
    title: 'Another datacenter, one key away',
    picture: 'second-datacenter',
    run: async (page) => {
      await page.keyboard.press('Control+2');
      await page.getByRole('button', { name: /^FRA2, /, current: 'true' }).waitFor();
      await page.getByRole('grid').first().waitFor();
    },
  },
  {
    title: 'What changed since the first reading',
    picture: 'what-changed',
    run: async (page) => {
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+r');
      await page.getByRole('button', { name: 'What changed' }).click();
      await page
        .getByRole('button', { name: /^Open .+, AMS1$/ })
        .first()
        .waitFor();
    },
  },
  {
    title: 'Search goes over every datacenter at once, as it is typed',
    picture: 'search',
    run: async (page) => {
      await search(page, 'halcyon');
      await page.getByRole('grid', { name: 'Results' }).waitFor();
    },
  },
  {
    title: 'Enter opens what was found where it stands',
    picture: 'found',
    run: async (page) => {
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Open web console' }).waitFor();
    },
  },
  {
    title: 'Nothing answers any more: the encrypted copy is shown with its age, and changes are turned off',
    picture: 'offline',
    run: async (page, app) => {
      await endSimulator(app);
      await page.keyboard.press('Control+r');
      await page
        .getByText(/has not answered/)
        .first()
        .waitFor();
      await page.getByText('Changes are turned off').first().waitFor();
    },
  },
  {
    title: 'Search works without a connection too',
    picture: 'offline-search',
    run: async (page) => {
      await search(page, 'halcyon');
      await page.getByRole('grid', { name: 'Results' }).waitFor();
    },
  },
  {
    title: 'The first datacenter again, in the light theme',
    picture: 'light',
    run: async (page) => {
      await page.keyboard.press('Control+1');
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('menuitem', { name: 'Theme' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Light' }).click();
      await page.locator('[data-theme="light"]').waitFor();
    },
  },
];

/**
 * A healthy server that is on and that nothing acts on, by what the window itself says of it.
 *
 * @param {import('playwright').Page} page
 */
function quietServer(page) {
  return page.getByRole('gridcell', { name: /, 2 U.*OK.*power on/i }).first();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} query
 */
async function search(page, query) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search all datacenters' }).fill(query);
}

/**
 * The cable is pulled: the process that plays the three datacenters ends.
 *
 * @param {import('playwright').ElectronApplication} app
 */
async function endSimulator(app) {
  const pids = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ name }) => name === 'Coldaisle simulator')
      .map(({ pid }) => pid),
  );
  if (pids.length === 0) throw new Error('the simulator does not run');
  for (const pid of pids) process.kill(pid);
}

async function emptyOutput() {
  await mkdir(OUTPUT, { recursive: true });
  const old = (await readdir(OUTPUT)).filter((name) => /^\d\d-.*\.png$/.test(name));
  await Promise.all(old.map((name) => rm(join(OUTPUT, name))));
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}

async function launch() {
  const electron = findElectron();
  if (!electron) throw new SetupError('No Electron is set up', 'start the walk with npm run demo');
  const profile = await mkdtemp(join(tmpdir(), 'coldaisle-demo-'));
  onExit(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  try {
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...electron.args, '--demo', `--user-data-dir=${profile}`],
      cwd: ROOT,
      // Playwright's default is light, in which the last step would change nothing.
      colorScheme: 'dark',
      timeout: STEP_TIMEOUT_MS,
    });
    onExit(() => app.close().catch(() => {}));
    return { app, page: await app.firstWindow({ timeout: STEP_TIMEOUT_MS }) };
  } catch (error) {
    throw new SetupError(
      `Coldaisle did not open its window (${firstLine(error)})`,
      'run it again with DEBUG=pw:browser to see what Electron prints',
    );
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {number} number
 * @param {string} name
 */
async function takePicture(page, number, name) {
  const path = join(OUTPUT, `${String(number).padStart(2, '0')}-${name}.png`);
  await page.screenshot({ path });
  return relative(ROOT, path);
}

await runScript(async () => {
  await emptyOutput();
  const { app, page } = await launch();
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  for (const [index, step] of STEPS.entries()) {
    try {
      await step.run(page, app);
    } catch (error) {
      const picture = await takePicture(page, index + 1, `${step.picture}-failed`).catch(() => 'no picture');
      throw new SetupError(
        `Step ${index + 1} of the walk, "${step.title}", failed (${firstLine(error)})`,
        `look at ${picture} and at the log, then run the command again`,
      );
    }
    say(`${index + 1}. ${step.title}: ${await takePicture(page, index + 1, step.picture)}`);
  }
  const pictures = STEPS.length === 1 ? '1 screenshot is' : `${STEPS.length} screenshots are`;
  say(`The walk is done: ${pictures} in ${relative(ROOT, OUTPUT)}/`);
});
