/** How the field in the top bar and the list in the main area find each other: they stand far apart in the tree. */

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
  grid?.focus();
  return grid !== null;
}

/** Keys go on working where one was after the search is left: in the racks, or wherever the main area takes them. */
export function focusMain(): void {
  requestAnimationFrame(() => {
    const main = document.querySelector('main');
    const target = main?.querySelector<HTMLElement>('[role="grid"][tabindex="0"], [role="grid"] [tabindex="0"]');
    if (target) target.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
