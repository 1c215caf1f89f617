/** Keys of the whole window. None of them changes a server. */
import { useEffect } from 'react';

export interface AppKeys {
  readonly onDatacenter: (index: number) => void;
  readonly onAdd: () => void;
  readonly onRead: () => void;
  readonly onInspector: () => void;
  readonly onNavigation: () => void;
  readonly onKeys: () => void;
}

export function useAppKeys(keys: AppKeys): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
      // A letter belongs to the field that is typed in; a combination with Ctrl is the window's wherever the focus is.
      if (!event.ctrlKey && isTyping(event.target)) return;
      const action = actionOf(event, keys);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [keys]);
}

/** By physical key where a letter is meant, so that a Cyrillic layout works too. */
function actionOf(event: KeyboardEvent, keys: AppKeys): (() => void) | null {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (event.ctrlKey && digit) return () => keys.onDatacenter(Number(digit) - 1);
  if (event.ctrlKey && event.code === 'KeyN') return keys.onAdd;
  if ((event.ctrlKey && event.code === 'KeyR') || event.code === 'F5') return keys.onRead;
  if (event.ctrlKey && event.code === 'Backslash') return keys.onNavigation;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.code === 'KeyI') return keys.onInspector;
  if (event.key === '?') return keys.onKeys;
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
