/** Running other programs: with their output captured, or with the terminal handed to them. */
import { spawn } from 'node:child_process';
import { onExit } from './entry.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Whole environment of the child; the script's own when absent.
 * @property {number} [timeoutMs] After this long the child is ended and counts as failed.
 * @property {string} [input] Text for its standard input.
 */

/** Status of a child that ran out of time, as the `timeout` program reports it. */
export const TIMED_OUT = 124;

/**
 * Runs a program and collects what it prints. Never rejects for a non-zero status; a missing program has status 127.
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function capture(program, args, options = {}) {
  return run(program, args, options, ['pipe', 'pipe', 'pipe']);
}

/**
 * Runs a program on this terminal and answers its status. Its standard output can be sent to stderr.
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions & { outputToStderr?: boolean }} [options]
 * @returns {Promise<number>}
 */
export async function stream(program, args, options = {}) {
  const stdout = options.outputToStderr ? process.stderr : 'inherit';
  const { status } = await run(program, args, options, ['inherit', stdout, 'inherit']);
  return status;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} options
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
function run(program, args, options, stdio) {
  return new Promise((done) => {
    const output = { stdout: '', stderr: '' };
    // npm is a .cmd file on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && program.endsWith('.cmd');
    const child = spawn(program, args, { cwd: options.cwd, env: options.env, stdio, shell });
    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endChild(child);
          }, options.timeoutMs);
    onExit(() => endChild(child));
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output.stderr += text;
    });
    child.stdin?.on('error', () => {}).end(options.input ?? '');
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ ...output, stderr: `${output.stderr}${error.message}\n`, status: 127 });
    });
    const finish = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      done({ ...output, status: timedOut ? TIMED_OUT : (code ?? 1) });
    };
    child.on('close', finish);
    // A grandchild left behind can hold the pipes open for ever; two seconds are enough for the rest of the output.
    child.on('exit', (code) => setTimeout(() => finish(code), 2_000).unref());
  });
}

/**
 * Asks a child to end, and insists after five seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
}
