/** The field in the top bar: what is typed is searched at once; empty, it offers the datacenters used last. */
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { TextField } from '@renderer/ui/text-field/text-field';
import { Search, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { actOn } from '../model/act';
import { byRecency, goTargets } from '../model/go-to';
import { isStop, linesOf, totalsOf } from '../model/lines';
import { isList } from '../model/pasted';
import type { SearchState } from '../model/search-state';
import type { SearchStore } from '../store';
import { FIELD_ID, focusField, focusGrid, focusMain, GRID_ID } from './dom';
import styles from './field.module.css';
import { LAUNCH_ID, type LaunchItem, LaunchList, launchId, launchItems } from './launch-list';

export interface SearchFieldProps {
  readonly store: SearchStore;
  readonly views: readonly InstanceView[];
  /** The datacenter on screen; null while all of them are. */
  readonly activeId: InstanceId | null;
  readonly onGo: (instanceId: InstanceId) => void;
  readonly onOpen: (instanceId: InstanceId, serverId: number) => void;
}

export function SearchField(props: SearchFieldProps) {
  const { store } = props;
  const { t } = useTranslation('search');
  const shown = useStore(store, (state) => state.shown);
  const query = useStore(store, (state) => state.query);
  const hasGrid = useStore(store, hasGridOf);
  const [isFocused, setFocused] = useState(false);
  const launch = useLaunch(props, isFocused);
  const onKeyDown = useFieldKeys(props, launch);
  // In a datacenter the field is empty, so that two keys lead back to the one before; the question is kept behind it.
  const value = shown ? query : '';
  const isLaunching = launch.items.length > 0;
  const owns = isLaunching ? LAUNCH_ID : hasGrid ? GRID_ID : undefined;
  return (
    <div role="search" className={styles.field} data-no-drag="">
      <TextField
        id={FIELD_ID}
        size="sm"
        icon={Search}
        role="combobox"
        aria-label={t('field.label')}
        aria-keyshortcuts="Control+K"
        aria-expanded={owns !== undefined}
        aria-haspopup={isLaunching ? 'listbox' : 'grid'}
        aria-autocomplete="list"
        {...(owns ? { 'aria-controls': owns } : {})}
        {...(isLaunching ? { 'aria-activedescendant': launchId(launch.at) } : {})}
        placeholder={t('field.placeholder')}
        maxLength={MAX_QUERY}
        value={value}
        onChange={(event) => {
          launch.reset();
          store.type(event.target.value);
        }}
        onPaste={(event) => pasteList(event, store)}
        onKeyDown={onKeyDown}
        onFocus={() => {
          store.prepare();
          setFocused(true);
          // Enter means the first line from here on, not the one stood on before.
          store.focus(null);
        }}
        onBlur={() => {
          setFocused(false);
          launch.reset();
        }}
        trailing={
          value === '' ? (
            <Kbd keys="Ctrl K" split />
          ) : (
            <IconButton
              label={t('field.clear')}
              icon={X}
              iconSize={12}
              size="sm"
              kbd="Esc"
              onClick={() => {
                store.type('');
                focusField();
              }}
            />
          )
        }
      />
      {isLaunching ? <LaunchList items={launch.items} at={launch.at} query={query} onChoose={launch.choose} /> : null}
    </div>
  );
}

/** What the contract takes as one question. */
const MAX_QUERY = 500;

function hasGridOf({ shown, list, query, answer }: SearchState): boolean {
  if (!shown || list.kind !== 'closed') return false;
  return query.trim() === '' || totalsOf(answer).all > 0;
}

interface Launch {
  readonly items: readonly LaunchItem[];
  readonly at: number;
  move(by: -1 | 1): void;
  reset(): void;
  choose(item: LaunchItem): void;
}

/** The list under the empty field; it is there only while the field has the focus and a datacenter is on screen. */
function useLaunch({ store, views, activeId, onGo }: SearchFieldProps, isFocused: boolean): Launch {
  const shown = useStore(store, (state) => state.shown);
  const recent = useStore(store, (state) => state.recent);
  const [at, setAt] = useState(0);
  const items = useMemo(
    () => (isFocused && !shown ? launchItems(byRecency(views, recent, activeId)) : []),
    [isFocused, shown, views, recent, activeId],
  );
  return {
    items,
    at: Math.min(at, Math.max(0, items.length - 1)),
    move: (by) => setAt((current) => (current + by + items.length) % Math.max(1, items.length)),
    reset: () => setAt(0),
    choose: (item) => {
      switch (item.kind) {
        case 'go':
          onGo(item.view.instance.id);
          return focusMain();
        case 'all':
          return store.show();
        case 'paste':
          return store.askForList();
      }
    },
  };
}

function useFieldKeys(props: SearchFieldProps, launch: Launch) {
  const { store } = props;
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isLaunching = launch.items.length > 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isLaunching) launch.move(event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key === 'ArrowUp' || !focusGrid()) return;
    } else if (event.key === 'Tab' && !event.shiftKey && !isLaunching) {
      // The results come next, though the bar's other controls stand between.
      if (!store.getState().shown || !focusGrid()) return;
    } else if (event.key === 'Escape') leave(store, event.currentTarget);
    else if (event.key === 'Enter') {
      const item = launch.items[launch.at];
      if (item) launch.choose(item);
      else void openFirst(props);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function leave(store: SearchStore, field: HTMLInputElement): void {
  if (!store.getState().shown) {
    field.blur();
    focusMain();
    return;
  }
  store.back();
  if (!store.getState().shown) focusMain();
}

/** Enter means the first line of the answer to what is typed, never that of a question before it. */
async function openFirst({ store, views, activeId, onGo, onOpen }: SearchFieldProps): Promise<void> {
  const { query, recent, tab } = store.getState();
  const doers = {
    store,
    onOpen: (id: InstanceId, serverId: number) => {
      onOpen(id, serverId);
      focusMain();
    },
    onGo: (id: InstanceId) => {
      onGo(id);
      focusMain();
    },
  };
  if (query.trim() === '') {
    const [last] = byRecency(views, recent, activeId);
    if (last) doers.onGo(last.instance.id);
    return;
  }
  const goIds = goTargets(query, byRecency(views, recent, null)).map(({ instance }) => instance.id);
  if (goIds.length === 0 && !(await store.answered())) return;
  const first = linesOf(store.getState().answer, tab, goIds).find(isStop);
  if (first) actOn(first, doers);
}

function pasteList(event: ClipboardEvent<HTMLInputElement>, store: SearchStore): void {
  const text = event.clipboardData.getData('text');
  if (!isList(text)) return;
  event.preventDefault();
  void store.resolve(text);
}
