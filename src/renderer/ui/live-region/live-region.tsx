/** Speaks to screen readers. `announce()` from anywhere; the region is mounted once by the provider. */
import { useSyncExternalStore } from 'react';
import { VisuallyHidden } from '../visually-hidden/visually-hidden';

interface Spoken {
  readonly polite: string;
  readonly assertive: string;
}

/** Alternates at the end, because the same text twice would not be spoken a second time. */
const MARK = '\u00A0';

let spoken: Spoken = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

export function announce(text: string, urgency: keyof Spoken = 'polite'): void {
  const again = spoken[urgency] === text;
  spoken = { ...spoken, [urgency]: again ? `${text}${MARK}` : text };
  for (const listener of listeners) listener();
}

export function LiveRegion() {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => spoken);
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {polite}
      </span>
      <span role="alert" aria-live="assertive">
        {assertive}
      </span>
    </VisuallyHidden>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
