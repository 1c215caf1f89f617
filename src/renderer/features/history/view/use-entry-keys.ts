/** Arrow keys in a list of changes: up and down move between its servers, Home and End to its ends. */
import { type KeyboardEvent, useCallback } from 'react';

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function useEntryKeys() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const entries: Element[] = [...event.currentTarget.querySelectorAll('[data-entry]')];
    const { activeElement } = document;
    const at = activeElement ? entries.indexOf(activeElement) : -1;
    if (at < 0) return;
    const to = Math.min(entries.length - 1, Math.max(0, at + step));
    (entries[to] as HTMLElement | undefined)?.focus();
    event.preventDefault();
  }, []);
}
