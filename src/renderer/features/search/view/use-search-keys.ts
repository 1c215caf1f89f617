/** Ctrl K and Ctrl 0, wherever the focus is. By place on the keyboard, so that a Cyrillic layout works too. */
import { useEffect } from 'react';
import type { SearchStore } from '../store';
import { focusField } from './dom';

/** Windows that stop everything; a toast has the role too, but stops nothing. */
const DIALOGS = ':is([role="dialog"],[role="alertdialog"]):not([aria-modal="false"])';

export function useSearchKeys(store: SearchStore, isUsable: boolean): void {
  useEffect(() => {
    if (!isUsable) return;
    const handle = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      if (event.code !== 'KeyK' && event.code !== 'Digit0' && event.code !== 'Numpad0') return;
      if (document.querySelector(DIALOGS)) return;
      event.preventDefault();
      if (event.code === 'KeyK') focusField();
      else store.show();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [store, isUsable]);
}
