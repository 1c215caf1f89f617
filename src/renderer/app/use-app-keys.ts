/** Keys of the whole window. None of them changes a server. */
import { useEffect, useRef } from 'react';

export interface AppKeys {
  readonly onDatacenter: (index: number) => void;
  readonly onAdd: () => void;
  readonly onImport: () => void;
  /** Null where it is not offered. */
  readonly onDemo: (() => void) | null;
  readonly onRead: () => void;
  readonly onInspector: () => void;
  readonly onNavigation: () => void;
  readonly onKeys: () => void;
  /** Esc, where nothing nearer took it. */
  readonly onBack: () => void;
  /** G, then the section's letter. */
  readonly onGo: (section: Section) => void;
}

export type Section = 'racks' | 'changes';
const SECTION_KEYS: Readonly<Record<string, Section>> = { KeyR: 'racks', KeyH: 'changes' };
/** A letter this long after G is a letter of its own. */
const GO_MS = 1_000;

/** While the program is locked only the sheet of keys is to be had. */
export function useAppKeys(keys: AppKeys, isLocked: boolean): void {
  const popup = useGoKeys(keys.onGo);
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      // A letter belongs to the field that is typed in; a combination with Ctrl is the window's wherever the focus is.
      if (event.defaultPrevented || (!event.ctrlKey && isTyping(event.target))) return;
      const action = actionOf(event, keys);
      if (!action || (isLocked && action !== keys.onKeys) || (event.key === 'Escape' && popup.current)) return;
      // Looked for last: it goes through the whole page.
      if (document.querySelector(DIALOGS)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [keys, isLocked, popup]);
}

/** By physical key where a letter is meant, so that a Cyrillic layout works too. */
function actionOf(event: KeyboardEvent, keys: AppKeys): (() => void) | null {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (event.ctrlKey && digit) return () => keys.onDatacenter(Number(digit) - 1);
  if (event.ctrlKey && event.code === 'KeyN') return keys.onAdd;
  if (event.ctrlKey && event.code === 'KeyO') return keys.onImport;
  if (event.ctrlKey && event.code === 'KeyD') return keys.onDemo;
  if ((event.ctrlKey && event.code === 'KeyR') || event.code === 'F5') return keys.onRead;
  if (event.ctrlKey && event.code === 'Backslash') return keys.onNavigation;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.code === 'KeyI') return keys.onInspector;
  if (event.key === '?') return keys.onKeys;
  if (event.key === 'Escape') return keys.onBack;
  return null;
}

/**
 * Hears keys before anything else does: G begins a way to a section wherever the focus is, and what an Esc will have
 * closed by the time it gets here must be known from before.
 */
function useGoKeys(onGo: AppKeys['onGo']): { readonly current: boolean } {
  const popup = useRef(false);
  useEffect(() => {
    let goAt = Number.NEGATIVE_INFINITY;
    const handle = (event: KeyboardEvent) => {
      const isWay = event.code === 'KeyG' || event.code in SECTION_KEYS;
      // Looking for one goes through the whole page: not with every letter that is typed.
      popup.current = (isWay || event.key === 'Escape') && document.querySelector(POPUPS) !== null;
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !popup.current && !isTyping(event.target);
      const section = plain && event.timeStamp - goAt < GO_MS ? SECTION_KEYS[event.code] : undefined;
      goAt = plain && event.code === 'KeyG' && !section ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!section) return;
      event.preventDefault();
      event.stopPropagation();
      onGo(section);
    };
    window.addEventListener('keydown', handle, true);
    return () => window.removeEventListener('keydown', handle, true);
  }, [onGo]);
  return popup;
}

/** Windows that stop everything; a toast has the role too, but stops nothing. */
const DIALOGS = ':is([role="dialog"],[role="alertdialog"]):not([aria-modal="false"])';
const POPUPS = `[role="menu"],[role="listbox"],${DIALOGS}`;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
