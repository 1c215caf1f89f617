/** How the field in the top bar and the list in the main area find each other: they stand far apart in the tree. */
import { shownMain } from '@renderer/lib/shown-main';

export const FIELD_ID = 'search-field';
export const GRID_ID = 'search-results';

export function lineId(key: string): string {
  return `search-line-${key}`;
}

export function focusField(): void {
  const field = document.getElementById(FIELD_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** False when there is no list to go to. */
export function focusGrid(): boolean {
  const grid = document.getElementById(GRID_ID);
  grid?.focus({ preventScroll: true });
  return grid !== null;
}

/** How long the racks of a datacenter may take to appear and still get the focus. */
const APPEARS_WITHIN_MS = 3_000;

/** Keys go on working where one is after the search is left: in the racks, as soon as they are there. */
export function focusMain(): void {
  requestAnimationFrame(() => {
    if (focusRacks()) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const observer = new MutationObserver(() => {
      // Who has put the focus somewhere else meanwhile keeps it there.
      if (document.activeElement !== document.body || focusRacks()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), APPEARS_WITHIN_MS);
  });
}

function focusRacks(): boolean {
  const main = shownMain();
  const grid = main?.querySelector<HTMLElement>('[role="grid"][tabindex="0"], [role="grid"] [tabindex="0"]');
  grid?.focus();
  return grid !== null && grid !== undefined;
}
