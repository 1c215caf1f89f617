/** Functions that are sent into Coldaisle's page as text: each stands alone, on the page's globals only. */

/**
 * One call through the page's door.
 * @param {{ name: string, input: object }} call
 */
export async function callInPage({ name, input }) {
  const answer = await /** @type {any} */ (globalThis).coldaisle.call(name, input);
  if (answer.ok) return answer.value;
  throw new Error(`${name} answers ${answer.error.code}`);
}

/**
 * Waits until no datacenter is being read or opened, and answers their views.
 * @param {{ timeoutMs: number }} options
 */
export function settledViews({ timeoutMs }) {
  const { coldaisle } = /** @type {any} */ (globalThis);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a sync did not end')), timeoutMs);
    const check = (/** @type {any[]} */ views) => {
      if (views.some(({ sync, copy }) => sync !== null || copy?.kind === 'opening')) return;
      clearTimeout(timer);
      stop();
      resolve(views);
    };
    const stop = coldaisle.on('instances.changed', check);
    void coldaisle.call('instances.list', {}).then((/** @type {any} */ answer) => {
      if (answer.ok) check(answer.value);
      else reject(new Error(`instances.list answers ${answer.error.code}`));
    });
  });
}

/**
 * A first sync as a person would wait for it: from the call, or from its start where it began by itself, until nothing
 * of that datacenter is being read any more. Milliseconds.
 * @param {{ id: string, timeoutMs: number }} options
 */
export async function timeSync({ id, timeoutMs }) {
  const { coldaisle } = /** @type {any} */ (globalThis);
  const wallNow = () => performance.timeOrigin + performance.now();
  const must = async (/** @type {string} */ name) => {
    const answer = await coldaisle.call(name, { id });
    if (!answer.ok) throw new Error(`${name} answers ${answer.error.code}`);
    return answer.value;
  };
  await must('inventory.deleteCopy');
  let startedAt = wallNow();
  /** @type {any} */
  let latest = null;
  let notify = () => {};
  const stop = coldaisle.on('instances.changed', (/** @type {any[]} */ views) => {
    latest = views.find(({ instance }) => instance.id === id);
    if (latest?.sync) startedAt = Math.min(startedAt, latest.sync.startedAtMs);
    notify();
  });
  latest = await must('inventory.sync');
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the sync did not end')), timeoutMs);
    notify = () => {
      if (latest.sync !== null) return;
      clearTimeout(timer);
      resolve(undefined);
    };
    notify();
  });
  const ms = wallNow() - startedAt;
  stop();
  if (latest.syncError) throw new Error(`the sync ended with ${latest.syncError.code}`);
  return { ms, servers: latest.serverCount };
}

/**
 * Begins to wait for a datacenter's key and the frame that shows its racks; `awaitShown` answers how long that took.
 * @param {{ code: string, timeoutMs: number }} options `code`: of the key.
 */
export function watchSwitch({ code, timeoutMs }) {
  const look = () => {
    // Datacenters behind the one on screen stay in the page, hidden.
    const grids = [...document.querySelectorAll('[role="grid"]')];
    const grid = grids.find((one) => !one.closest('[aria-hidden="true"]')) ?? null;
    const cell = grid?.querySelector('[role="gridcell"]') ?? null;
    const tile = document.querySelector('[data-instance][aria-current="true"]')?.getAttribute('data-instance') ?? null;
    return { grid, cell, tile };
  };
  const before = look();
  const shown = new Promise((resolve, reject) => {
    let pressedAt = 0;
    const hear = (/** @type {KeyboardEvent} */ event) => {
      if (event.code === code && event.ctrlKey) pressedAt = event.timeStamp;
    };
    addEventListener('keydown', hear, { capture: true });
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      observer.disconnect();
      removeEventListener('keydown', hear, { capture: true });
      settle();
    };
    const observer = new MutationObserver(() => {
      const now = look();
      const isNew = now.grid !== before.grid || now.cell !== before.cell;
      if (pressedAt === 0 || now.cell === null || now.tile === before.tile || !isNew) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => end(() => resolve(performance.now() - pressedAt));
        port2.postMessage(0);
      });
    });
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-current'],
    });
    const timer = setTimeout(() => end(() => reject(new Error(`no racks were shown after Ctrl+${code}`))), timeoutMs);
  });
  const page = /** @type {any} */ (globalThis);
  page.benchShown = shown;
  return true;
}

/**
 * Whether the field that has the focus is one to type a search into.
 * @param {{ timeoutMs: number }} options
 */
export function searchFieldFocused({ timeoutMs }) {
  return new Promise((resolve) => {
    const until = performance.now() + timeoutMs;
    const check = () => {
      if (document.activeElement instanceof HTMLInputElement) resolve(true);
      else if (performance.now() > until) resolve(false);
      else requestAnimationFrame(check);
    };
    check();
  });
}

/**
 * Begins to wait for the next key and the frame whose results hold the text that is searched for then. False when they
 * hold it already, so that nothing new could be seen.
 * @param {{ query: string, timeoutMs: number }} options
 */
export function watchSearch({ query, timeoutMs }) {
  const field = /** @type {HTMLInputElement} */ (document.activeElement);
  const results = () => {
    const named = field.getAttribute('aria-controls');
    const around = field.closest('[role="dialog"], [role="search"]') ?? document.body;
    const list = (named && document.getElementById(named)) || around;
    return [...list.querySelectorAll('[role="option"], [role="row"]')];
  };
  const holds = () => results().some((result) => (result.textContent ?? '').toLowerCase().includes(query));
  if (holds()) return false;
  const shown = new Promise((resolve, reject) => {
    let pressedAt = 0;
    const hear = (/** @type {KeyboardEvent} */ event) => {
      pressedAt = event.timeStamp;
    };
    addEventListener('keydown', hear, { capture: true, once: true });
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      observer.disconnect();
      removeEventListener('keydown', hear, { capture: true });
      settle();
    };
    const observer = new MutationObserver(() => {
      if (pressedAt === 0 || !holds()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => end(() => resolve(performance.now() - pressedAt));
        port2.postMessage(0);
      });
    });
    observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    const timer = setTimeout(() => end(() => reject(new Error(`no result for "${query}" was shown`))), timeoutMs);
  });
  const page = /** @type {any} */ (globalThis);
  page.benchShown = shown;
  return true;
}

/** Milliseconds from the key to the frame that the last watch waited for. */
export function awaitShown() {
  return /** @type {any} */ (globalThis).benchShown;
}

/** Begins to note every task of the page that holds it up for more than 50 ms. */
export function watchLongTasks() {
  const page = /** @type {any} */ (globalThis);
  page.benchLongTasks = [];
  new PerformanceObserver((list) => {
    page.benchLongTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

/** The longest noted task since the last time this was asked, 0 when there was none over 50 ms. */
export function takeLongestTask() {
  const page = /** @type {any} */ (globalThis);
  const longest = Math.max(0, ...page.benchLongTasks);
  page.benchLongTasks = [];
  return longest;
}

/**
 * In the main process: begins to measure how late its event loop is.
 * @param {{ resolutionMs: number }} options
 */
export function watchEventLoop({ resolutionMs }) {
  const main = /** @type {any} */ (globalThis);
  const { monitorEventLoopDelay } = main.process.mainModule.require('node:perf_hooks');
  main.benchEventLoop = monitorEventLoopDelay({ resolution: resolutionMs });
  main.benchEventLoop.enable();
}

/** In the main process: the longest delay since the last time this was asked, in milliseconds. */
export function takeLongestDelay() {
  const { benchEventLoop } = /** @type {any} */ (globalThis);
  const longest = benchEventLoop.max / 1e6;
  benchEventLoop.reset();
  return longest;
}
