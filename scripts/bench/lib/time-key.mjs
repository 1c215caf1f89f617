/** Presses a key and says how long the page took to show what it leads to. */
import { awaitShown } from './page-program.mjs';

/**
 * In three steps: a key overtakes a script that was sent before it, so the page must have said that it watches.
 * @param {import('./electron-window.mjs').ElectronWindow} window
 * @param {{ key: string, control?: boolean }} press
 * @param {Function} watch Begins to watch in the page; false when there is nothing to watch for.
 * @param {object} options Of `watch`.
 * @returns {Promise<number | null>} Milliseconds; null when it was pressed unwatched.
 */
export async function timeKey(window, { key, control = false }, watch, options) {
  const watches = await window.evaluate(watch, options);
  await window.press(key, { control });
  return watches ? window.evaluate(awaitShown) : null;
}
