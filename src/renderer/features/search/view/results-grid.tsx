/** The results as a grid. The grid has the focus and the keys, aria-activedescendant names the line; only lines in sight exist. */
import { announce } from '@renderer/ui/live-region/live-region';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  memo,
  type ReactNode,
  type UIEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { actOn } from '../model/act';
import { isLastKnown } from '../model/freshness';
import { wordsOf } from '../model/highlight';
import { isStop, type Line, totalsOf } from '../model/lines';
import type { SearchStore } from '../store';
import { useSearch, useSearchContext } from './context';
import { GRID_ID, lineId } from './dom';
import styles from './grid.module.css';
import { GridHead } from './grid-head';
import { AddressLine, GoLine, GroupLine, MoreLine, UserLine } from './other-lines';
import { ServerLine } from './server-line';
import { type Texts, useTexts } from './texts';
import { useGridKeys, useTick } from './use-grid-keys';

const HEAD_HEIGHT = 28;

export interface ResultsGridProps {
  readonly lines: readonly Line[];
  /** Under the last line. */
  readonly footer: ReactNode;
}

export function ResultsGrid({ lines, footer }: ResultsGridProps) {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  const focusKey = useSearch((state) => state.focusKey);
  const tab = useSearch((state) => state.tab);
  const scroller = useRef<HTMLDivElement>(null);
  const { virtual, onScroll } = useLines(lines, scroller);
  const onKeyDown = useGridKeys(lines);
  const onClick = useClicks(lines);
  const lastKnown = useLastKnown();
  const texts = useTexts();
  const asked = useSearch((state) => state.answer?.query ?? '');
  const words = useMemo(() => wordsOf(asked), [asked]);
  useAnnouncement();
  const isActive = lines.some((line) => line.key === focusKey);
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div
        id={GRID_ID}
        role="grid"
        tabIndex={0}
        aria-label={t('grid')}
        aria-rowcount={lines.length + 1}
        aria-multiselectable
        {...(isActive && focusKey !== null ? { 'aria-activedescendant': lineId(focusKey) } : {})}
        className={styles.grid}
        onKeyDown={onKeyDown}
        onFocus={() => isActive || store.focus(lines.find(isStop)?.key ?? null)}
        onClick={onClick}
        onDoubleClick={onClick}
      >
        <GridHead lines={lines} tab={tab} lastKnown={lastKnown.size > 0} />
        <div role="presentation" className={styles.lines} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const line = lines[index];
            return line ? (
              <LineRow
                // By place: with the next letter the lines in sight say something else, and stay where they are.
                key={`${line.kind} ${index}`}
                store={store}
                line={line}
                index={index}
                start={start - HEAD_HEIGHT}
                size={size}
                words={words}
                texts={texts}
                lastKnown={lastKnown.has(line.instanceId)}
              />
            ) : null;
          })}
        </div>
      </div>
      {footer}
    </div>
  );
}

const HEIGHTS = { go: 32, group: 38, server: 26, address: 26, user: 26, more: 26 } as const;
const REASON_HEIGHT = 16;

function heightOf(line: Line | undefined): number {
  if (!line) return 0;
  return HEIGHTS[line.kind] + (line.kind === 'server' && line.finds.reasons.length > 0 ? REASON_HEIGHT : 0);
}

function useLines(lines: readonly Line[], scroller: { readonly current: HTMLDivElement | null }) {
  const { store } = useSearchContext();
  const focusKey = useSearch((state) => state.focusKey);
  const query = useSearch((state) => state.answer?.query);
  const tab = useSearch((state) => state.tab);
  // A new identity with new lines: the heights are taken anew.
  const getItemKey = useCallback((index: number) => lines[index]?.key ?? index, [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => heightOf(lines[index]),
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollMargin: HEAD_HEIGHT,
    initialOffset: store.getState().scrollTop,
  });
  const top = useRef(0);
  // Another question or tab begins at its start; coming back finds the place one left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: question and tab are what moves the place
  useLayoutEffect(() => {
    const { scrollTop } = store.getState();
    // Touching the place where it is right already would make the browser lay everything out before it paints.
    if (!scroller.current || scrollTop === top.current) return;
    scroller.current.scrollTop = scrollTop;
    top.current = scrollTop;
  }, [query, tab]);
  const at = lines.findIndex((line) => line.key === focusKey);
  const before = useRef({ key: focusKey, at });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the focus scrolls, not a new answer
  useEffect(() => {
    const { key, at: from } = before.current;
    before.current = { key: focusKey, at };
    if (at < 0 || key === focusKey) return;
    const isFirstRow = lines[at - 1]?.kind === 'group';
    // A leap to another datacenter shows it from its head on; a step shows no more than it must.
    if (isFirstRow && Math.abs(at - from) > 2) virtual.scrollToIndex(at - 1, { align: 'start' });
    else virtual.scrollToIndex(isFirstRow && at < from ? at - 1 : at);
  }, [focusKey]);
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    top.current = currentTarget.scrollTop;
    store.scrolled(top.current);
  };
  return { virtual, onScroll };
}

interface LineRowProps {
  readonly store: SearchStore;
  readonly line: Line;
  readonly index: number;
  readonly start: number;
  readonly size: number;
  readonly words: readonly string[];
  readonly texts: Texts;
  readonly lastKnown: boolean;
}

/** Remembers its drawing: a tick, a step or a second that passes redraws the lines it concerns. */
const LineRow = memo(function LineRow(props: LineRowProps) {
  const { store, line, index, start, size } = props;
  const isFocused = useStore(store, (state) => state.focusKey === line.key);
  const ticked = useStore(store, (state) => state.ticked.has(line.key));
  return (
    <div
      id={lineId(line.key)}
      role="row"
      aria-rowindex={index + 2}
      {...(line.kind === 'server' ? { 'aria-selected': ticked } : {})}
      data-key={line.key}
      data-kind={line.kind}
      data-focused={isFocused || undefined}
      className={styles.line}
      style={{ top: start, height: size }}
    >
      <LineContent {...props} ticked={ticked} />
    </div>
  );
});

function LineContent({ line, index, words, texts, lastKnown, ticked }: LineRowProps & { readonly ticked: boolean }) {
  switch (line.kind) {
    case 'go':
      return <GoLine line={line} entered={index === 0} />;
    case 'group':
      return <GroupLine line={line} />;
    case 'server':
      return <ServerLine line={line} words={words} texts={texts} ticked={ticked} lastKnown={lastKnown} />;
    case 'address':
      return <AddressLine line={line} words={words} />;
    case 'user':
      return <UserLine line={line} words={words} />;
    case 'more':
      return <MoreLine line={line} />;
  }
}

/** One click stands on a line or ticks it, a click on a name or a double click opens it. */
function useClicks(lines: readonly Line[]) {
  const context = useSearchContext();
  const tick = useTick(lines);
  return (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const key = event.target.closest('[data-key]')?.getAttribute('data-key');
    const line = lines.find((candidate) => candidate.key === key);
    if (!line || !isStop(line)) return;
    const onTick = event.target.closest('[data-tick]') !== null;
    if (event.type === 'dblclick') {
      if (!onTick && line.kind !== 'more') actOn(line, context);
      return;
    }
    context.store.focus(line.key);
    if (onTick && line.kind === 'server') tick.one(line);
    else if (line.kind === 'go' || line.kind === 'more' || event.target.closest('[data-open]')) actOn(line, context);
  };
}

/** Datacenters whose fleeting values are not surely current. */
function useLastKnown(): ReadonlySet<string> {
  const { byId, now } = useSearchContext();
  const answer = useSearch((state) => state.answer);
  const old = (answer?.groups ?? []).filter(({ instanceId, readAtMs, servers }) => {
    const view = byId.get(instanceId);
    return view !== undefined && servers.total > 0 && isLastKnown(view, readAtMs, now);
  });
  return new Set(old.map(({ instanceId }) => instanceId));
}

/** Long enough that typing is not talked over. */
const ANNOUNCE_AFTER_MS = 400;

function useAnnouncement(): void {
  const { t } = useTranslation('search');
  const { views } = useSearchContext();
  const answer = useSearch((state) => state.answer);
  const total = views.length;
  useEffect(() => {
    if (!answer) return;
    const count = totalsOf(answer).all;
    const found = answer.groups.filter((group) => totalsOf({ ...answer, groups: [group] }).all > 0).length;
    const timer = setTimeout(() => announce(t('announce.results', { count, found, total })), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [answer, total, t]);
}
