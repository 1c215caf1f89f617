/** Starts an Electron program, listens to its first window from before its page begins, and ends it in order. */
import { spawn } from 'node:child_process';
import { endChild } from '../../lib/command.mjs';
import { onExit } from '../../lib/entry.mjs';
import { connectDevTools, evaluate } from './cdp.mjs';
import { reportPaint } from './page-paint.mjs';

const WINDOW_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 20_000;
const CONTROL = 2;

/**
 * @typedef {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} Child
 *
 * @typedef {object} ElectronWindow
 * @property {number} pid Of the program's first process.
 * @property {number} startedAtMs Just before it was started.
 * @property {(action: Function, argument?: unknown) => Promise<any>} evaluate In the page.
 * @property {(action: Function, argument?: unknown) => Promise<any>} evaluateInMain In the main process; only with `inspectMain`.
 * @property {(key: string, options?: { control?: boolean }) => Promise<void>} press A letter, digit or named key.
 * @property {(timeoutMs: number) => Promise<number | null>} painted
 *   When the awaited element was on screen; NaN: before it could be watched for; null: it never was.
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.executable
 * @param {readonly string[]} options.args
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.profile
 * @param {string} options.paintOf Selector of the element whose first frame is reported.
 * @param {boolean} [options.inspectMain]
 * @returns {Promise<ElectronWindow>}
 */
export async function openElectron({ executable, args, env, profile, paintOf, inspectMain = false }) {
  const switches = [`--user-data-dir=${profile}`, '--lang=en-US', '--remote-debugging-port=0'];
  if (inspectMain) switches.push('--inspect=127.0.0.1:0');
  const startedAtMs = Date.now();
  const child = spawn(executable, [...args, ...switches], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  onExit(() => endChild(child));
  try {
    return { ...(await reach(child, paintOf, inspectMain)), startedAtMs };
  } catch (error) {
    // Left running, it would keep the profile to itself.
    await endAndWait(child);
    throw error;
  }
}

/**
 * @param {Child} child
 * @param {string} paintOf
 * @param {boolean} inspectMain
 */
async function reach(child, paintOf, inspectMain) {
  const said = listen(child);
  const page = await firstPage(await said(/DevTools listening on (ws:\/\/\S+)/), paintOf);
  const main = inspectMain ? await connectDevTools(await said(/Debugger listening on (ws:\/\/\S+)/)) : null;
  return {
    pid: child.pid ?? 0,
    evaluate: (/** @type {Function} */ action, /** @type {unknown} */ argument) =>
      evaluate(page.connection, page.session, action, argument),
    evaluateInMain: (/** @type {Function} */ action, /** @type {unknown} */ argument) => {
      if (!main) throw new Error('the main process is not inspected');
      return evaluate(main, undefined, action, argument);
    },
    press: (/** @type {string} */ key, { control = false } = {}) => press(page, key, control),
    painted: page.painted,
    close: async () => {
      main?.close();
      page.connection.close();
      await endAndWait(child);
    },
  };
}

/**
 * Answers a function that waits for a line on the program's standard error.
 * @param {Child} child
 */
function listen(child) {
  let text = '';
  /** @type {Set<() => void>} */
  const checks = new Set();
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    for (const check of checks) check();
  });
  return (/** @type {RegExp} */ line) =>
    new Promise((/** @type {(value: string) => void} */ resolve, reject) => {
      const end = (/** @type {() => void} */ settle) => {
        clearTimeout(timer);
        checks.delete(check);
        settle();
      };
      const check = () => {
        const found = line.exec(text)?.[1];
        if (found) end(() => resolve(found));
      };
      const timer = setTimeout(() => end(() => reject(new Error('the program did not start'))), WINDOW_TIMEOUT_MS);
      child.once('exit', () => end(() => reject(new Error('the program ended as it started'))));
      child.once('error', reject);
      checks.add(check);
      check();
    });
}

/**
 * The first page, held until its paint is watched for: nothing of it can happen unseen.
 * @param {string} url
 * @param {string} paintOf
 */
async function firstPage(url, paintOf) {
  const connection = await connectDevTools(url);
  /** @type {(at: number) => void} */
  let onPaint = () => {};
  const paint = new Promise((/** @type {(at: number) => void} */ resolve) => {
    onPaint = resolve;
  });
  const session = await new Promise((/** @type {(session: string) => void} */ resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the program opened no window')), WINDOW_TIMEOUT_MS);
    connection.on(({ method, params }) => {
      if (method === 'Runtime.bindingCalled' && params.name === 'benchPainted') onPaint(Number(params.payload));
      if (method !== 'Target.attachedToTarget') return;
      const { sessionId, targetInfo } = params;
      const resume = () => connection.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
      if (targetInfo.type !== 'page') return void resume().catch(() => {});
      // All at once, in this order: a page on its way to another process answers only after it was let go.
      const begun = Promise.all([...watchPaint(connection, sessionId, paintOf), resume()]);
      void begun.then(() => resolve(sessionId), reject).finally(() => clearTimeout(timer));
    });
    const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    connection.send('Target.setAutoAttach', attach).catch(reject);
  });
  const painted = (/** @type {number} */ timeoutMs) =>
    Promise.race([
      paint,
      new Promise((/** @type {(value: null) => void} */ resolve) => setTimeout(() => resolve(null), timeoutMs)),
    ]);
  return { connection, session, painted };
}

/**
 * @param {import('./cdp.mjs').Connection} connection
 * @param {string} session
 * @param {string} selector
 */
function watchPaint(connection, session, selector) {
  const source = `(${reportPaint})(${JSON.stringify(selector)})`;
  return [
    connection.send('Runtime.enable', {}, session),
    connection.send('Runtime.addBinding', { name: 'benchPainted' }, session),
    connection.send('Page.enable', {}, session),
    connection.send('Page.addScriptToEvaluateOnNewDocument', { source }, session),
    // Also now: a fast program's page may have begun before it could be held.
    connection.send('Runtime.evaluate', { expression: source }, session),
  ];
}

/**
 * @param {{ connection: import('./cdp.mjs').Connection, session: string }} page
 * @param {string} key
 * @param {boolean} control
 */
async function press({ connection, session }, key, control) {
  const code = /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : codeOf(key);
  const windowsVirtualKeyCode = VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0);
  const common = { key, code, windowsVirtualKeyCode, modifiers: control ? CONTROL : 0 };
  const isText = key.length === 1 && !control;
  const down = isText ? { type: 'keyDown', text: key } : { type: 'rawKeyDown' };
  const editing = control && key === 'a' ? { commands: ['selectAll'] } : {};
  await connection.send('Input.dispatchKeyEvent', { ...common, ...down, ...editing }, session);
  await connection.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' }, session);
}

/** @type {Record<string, number>} */
const VIRTUAL_KEYS = { Backspace: 8, Enter: 13, Escape: 27, '-': 189 };

/** @param {string} key */
function codeOf(key) {
  return key === '-' ? 'Minus' : key;
}

/** @param {Child} child */
async function endAndWait(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  endChild(child);
  const late = new Promise((resolve) => setTimeout(resolve, END_TIMEOUT_MS).unref());
  await Promise.race([ended, late]);
}
