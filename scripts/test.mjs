/**
 * `npm test`: lint, types, dead code, unit, integration and end-to-end tests, closed by one line of counts.
 * `npm test -- --only unit` (check, integration, e2e) runs a part; other arguments filter test files.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stream, TIMED_OUT } from './lib/command.mjs';
import { startVirtualDisplay } from './lib/display.mjs';
import { electronEnvironment } from './lib/electron-runtime.mjs';
import { runScript } from './lib/entry.mjs';
import { startKeychainSession } from './lib/keychain-session.mjs';
import { ROOT, TOOL_NODE, TOOLS } from './lib/paths.mjs';
import { setUp, setUpTools, toolEnvironment } from './lib/setup.mjs';
import { parseTestArguments } from './lib/test-arguments.mjs';
import { closingLine, countPlaywright, countVitest, judge, NO_TESTS, sumCounts } from './lib/test-counts.mjs';

const REPORTS = join(ROOT, 'test-output');
const CHECK_TIMEOUT_MS = 5 * 60_000;
const RUNNER_TIMEOUT_MS = 12 * 60_000;

/** Each counts as one test. @type {Array<{ title: string, args: string[] }>} */
const CHECKS = [
  { title: 'Lint and format (biome)', args: [TOOLS.biome, 'check', '.'] },
  { title: 'Types (tsc)', args: [TOOLS.tsc, '--noEmit'] },
  { title: 'Dead code (knip)', args: [TOOLS.knip] },
];

/** @param {string} title */
function heading(title) {
  process.stdout.write(`\n== ${title}\n`);
}

/**
 * Runs a tool on the terminal.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutMs
 */
async function runTool(args, env, timeoutMs) {
  const status = await stream(TOOL_NODE, args, { cwd: ROOT, env, timeoutMs });
  if (status === TIMED_OUT) process.stdout.write(`Ended: it took longer than ${timeoutMs / 60_000} minutes.\n`);
  return status;
}

/** @param {NodeJS.ProcessEnv} env */
async function runChecks(env) {
  const counts = [];
  for (const { title, args } of CHECKS) {
    heading(title);
    const status = await runTool(args, env, CHECK_TIMEOUT_MS);
    if (status !== 0) process.stdout.write(`Failed: ${title}\n`);
    counts.push(status === 0 ? { ...NO_TESTS, passed: 1 } : { ...NO_TESTS, failed: 1 });
  }
  return sumCounts(counts);
}

/**
 * A runner's JSON report, or undefined when it did not write one.
 * @param {string} file
 */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} project
 * @param {string[]} filters
 * @param {NodeJS.ProcessEnv} env
 */
async function runVitest(project, filters, env) {
  heading(`Tests: ${project}`);
  const file = join(REPORTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [TOOLS.vitest, 'run', '--project', project, '--passWithNoTests', ...reporters, ...filters];
  const status = await runTool(args, env, RUNNER_TIMEOUT_MS);
  const report = await readReport(file);
  return judge(report && countVitest(report), status, { mayBeEmpty: filters.length > 0 });
}

/**
 * @param {string[]} filters
 * @param {NodeJS.ProcessEnv} env
 */
async function runPlaywright(filters, env) {
  heading('Tests: e2e');
  const file = join(REPORTS, 'e2e.json');
  const args = [TOOLS.playwright, 'test', '--pass-with-no-tests', '--reporter=list,json', ...filters];
  const status = await runTool(args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, RUNNER_TIMEOUT_MS);
  const report = await readReport(file);
  return judge(report && countPlaywright(report), status, { mayBeEmpty: filters.length > 0 });
}

/** On Linux the tests get a screen and a keychain of their own; elsewhere the system's are used. */
async function testEnvironment() {
  if (process.platform !== 'linux') return process.env;
  const session = await startKeychainSession();
  const screen = await startVirtualDisplay();
  return { ...process.env, ...session, ...screen };
}

await runScript(async () => {
  const { parts, filters } = parseTestArguments(process.argv.slice(2));
  const needsSession = parts.has('e2e') || parts.has('integration');
  const headless = needsSession && process.platform === 'linux';
  const electron = parts.has('e2e') ? await setUp({ headless }) : await setUpTools({ headless });
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const plain = electronEnvironment(electron ? toolEnvironment(electron) : process.env);
  const env = needsSession ? { ...plain, ...(await testEnvironment()) } : plain;

  const results = [];
  if (parts.has('check')) results.push(await runChecks(plain));
  for (const project of ['unit', 'integration']) {
    if (parts.has(project)) results.push(await runVitest(project, filters, env));
  }
  if (parts.has('e2e')) results.push(await runPlaywright(filters, env));

  const sum = sumCounts(results);
  process.stdout.write(`\n${closingLine(sum)}\n`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
});
