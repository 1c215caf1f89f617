/** Keys of the results. None of them changes a server. Letters by their place on the keyboard, for Cyrillic layouts. */
import { announce } from '@renderer/ui/live-region/live-region';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { actOn } from '../model/act';
import { addressCopyLine, serverCopyLine, userCopyLine } from '../model/copy-line';
import { groupFrom, isStop, type Line, type Step, type Stop, stepFrom } from '../model/lines';
import { useSearchContext } from './context';
import { focusField, focusMain } from './dom';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

export function useGridKeys(lines: readonly Line[]) {
  const context = useSearchContext();
  const { store } = context;
  const copy = useCopyLine();
  const tick = useTick(lines);
  return (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const { focusKey, ticked } = store.getState();
    const line = lines.find((candidate): candidate is Stop => candidate.key === focusKey && isStop(candidate)) ?? null;
    const step = STEPS[event.key];
    if (event.ctrlKey) {
      if (event.code !== 'KeyA') return;
      tick.all();
    } else if (step) {
      const next = stepFrom(lines, focusKey, step);
      if (next) store.focus(next.key);
      else if (step === 'up') focusField();
    } else if (event.key === 'Tab') {
      const next = groupFrom(lines, focusKey, event.shiftKey ? -1 : 1);
      // At the last datacenter Tab leaves the list, as it leaves everything else.
      if (!next) return;
      store.focus(next.key);
    } else if (event.key === 'Escape') {
      if (ticked.size > 0) store.clearTicks();
      else leave();
    } else if (event.key === 'Backspace' || event.code === 'Slash') focusField();
    else if (!line) return;
    else if (event.key === 'Enter') actOn(line, context);
    else if (event.key === ' ') {
      if (line.kind === 'server') tick.one(line);
      else if (line.kind === 'more') actOn(line, context);
    } else if (event.code === 'KeyC') copy(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  function leave(): void {
    store.back();
    if (store.getState().shown) focusField();
    else focusMain();
  }
}

/** Ticking says how many there are now. */
export function useTick(lines: readonly Line[]) {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  const say = () => announce(t('announce.selected', { count: store.getState().ticked.size }));
  return {
    one: ({ instanceId, hit }: Extract<Line, { readonly kind: 'server' }>) => {
      store.toggle(instanceId, hit);
      say();
    },
    all: () => {
      store.toggleAll(
        lines.flatMap((line) => (line.kind === 'server' ? [{ instanceId: line.instanceId, row: line.hit.row }] : [])),
      );
      say();
    },
  };
}

function useCopyLine() {
  const { t } = useTranslation('search');
  const { byId, onCopy } = useSearchContext();
  return (line: Stop) => {
    const text = copyText(line, byId.get(line.instanceId)?.instance.code ?? '');
    if (text === null) return;
    onCopy(text);
    announce(t('announce.copied', { text }));
  };
}

function copyText(line: Stop, code: string): string | null {
  switch (line.kind) {
    case 'server':
      return serverCopyLine(line.hit.row, code);
    case 'address':
      return addressCopyLine(line.hit, code);
    case 'user':
      return userCopyLine(line.hit, code);
    case 'go':
    case 'more':
      return null;
  }
}
