/** Getting about by keyboard alone, as a person does who has no mouse. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than a window of ours has on the way from one control to another. */
const MOST_STOPS = 60;

/** Presses Tab until the control has the focus; fails when it cannot be reached so. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${control}`);
}

/** Moves in an open menu until the entry is the current one, then chooses it. */
export async function chooseByKeys(page: Page, entry: Locator): Promise<void> {
  await expect(entry).toBeVisible();
  for (let step = 0; step < MOST_STOPS; step += 1) {
    if (await hasFocus(entry)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not lead to ${entry}`);
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
