/** A pasted list: the text itself, then what was found, what may be several, and what was not found. */
import { assertNever } from '@contract/errors';
import type { ResolveAnswer } from '@contract/types/search';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { announce } from '@renderer/ui/live-region/live-region';
import { Copy, Download, Pencil, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTable } from '../model/export-rows';
import { missingText, resolvedGroups } from '../model/resolved';
import type { PastedList } from '../model/search-state';
import allView from './all-view.module.css';
import { useSearchContext } from './context';
import { focusField, focusMain } from './dom';
import styles from './list.module.css';
import { ListSections } from './list-sections';
import { useExport } from './use-export';

type OpenList = Exclude<PastedList, { readonly kind: 'closed' }>;

export function ResolvedList({ list }: { readonly list: OpenList }) {
  const { store } = useSearchContext();
  const root = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone once the list is there; Esc must still be heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the list draws other controls
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus();
  }, [list.kind]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    store.back();
    if (store.getState().shown) focusField();
    else focusMain();
  };
  return (
    <div ref={root} tabIndex={-1} className={styles.list} onKeyDown={onKeyDown}>
      <Body list={list} />
    </div>
  );
}

function Body({ list }: { readonly list: OpenList }) {
  const { t, i18n } = useTranslation('search');
  switch (list.kind) {
    case 'asking':
      return <ListForm text={list.text} />;
    case 'resolving':
      return (
        <>
          <Head />
          <p className={styles.note}>{t('list.finding')}</p>
        </>
      );
    case 'failed': {
      const { text, next } = describeError(list.error, i18n.language);
      return (
        <>
          <Head />
          <div className={allView.failed}>
            <InlineError title={t('list.failed')} actions={<Again text={list.text} />}>{`${text} ${next}`}</InlineError>
          </div>
        </>
      );
    }
    case 'ready':
      return <Ready answer={list.answer} ticked={list.ticked} />;
    default:
      return assertNever(list);
  }
}

function Again({ text }: { readonly text: string }) {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  return <Button onClick={() => void store.resolve(text)}>{t('empty.again')}</Button>;
}

function Head({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  return (
    <div className={allView.toolbar}>
      <h1 className={allView.title}>{t('list.title')}</h1>
      {children ?? <span className={allView.spacer} />}
      <Button icon={X} kind="quiet" onClick={store.closeList}>
        {t('list.close')}
      </Button>
    </div>
  );
}

function ListForm({ text }: { readonly text: string }) {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  const [value, setValue] = useState(text);
  const find = () => {
    if (value.trim() !== '') void store.resolve(value);
  };
  return (
    <>
      <Head />
      <div className={styles.form}>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it was opened to be filled in
          autoFocus
          aria-label={t('list.title')}
          placeholder={t('list.placeholder')}
          spellCheck={false}
          value={value}
          className={styles.text}
          onChange={(event) => setValue(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) find();
          }}
        />
        <p className={styles.note}>{t('list.hint')}</p>
        <Button kind="primary" icon={Search} kbd="Ctrl Enter" onClick={find}>
          {t('list.find')}
        </Button>
      </div>
    </>
  );
}

function Ready({ answer, ticked }: { readonly answer: ResolveAnswer; readonly ticked: ReadonlySet<string> }) {
  const { t } = useTranslation('search');
  const { store, onCopy } = useSearchContext();
  const { source, copy, save } = useExport();
  const groups = resolvedGroups(answer);
  useEffect(() => {
    const { found, ambiguous, missing } = resolvedGroups(answer);
    announce(t('list.announce', { found: found.length, ambiguous: ambiguous.length, missing: missing.length }));
  }, [answer, t]);
  const summary = t('list.summary', { count: answer.items.length });
  return (
    <>
      <Head>
        <span className={allView.where}>
          {answer.duplicates > 0 ? `${summary}, ${t('list.duplicates', { count: answer.duplicates })}` : summary}
        </span>
        <span className={allView.spacer} />
        <Button icon={Pencil} onClick={store.askForList}>
          {t('list.edit')}
        </Button>
        {groups.missing.length > 0 ? (
          <Button icon={Copy} onClick={() => onCopy(missingText(answer))}>
            {t('list.copyNotFound')}
          </Button>
        ) : null}
      </Head>
      {answer.items.length === 0 ? (
        <EmptyState title={t('list.empty')} />
      ) : (
        <ListSections groups={groups} ticked={ticked} />
      )}
      {ticked.size > 0 ? (
        <section className={allView.dock} aria-label={t('dock.label')}>
          <b>{t('list.selected', { count: ticked.size })}</b>
          <Button icon={Copy} onClick={() => copy(listTable(answer, ticked, source))}>
            {t('head.copy')}
          </Button>
          <Button icon={Download} onClick={() => save(listTable(answer, ticked, source), t('export.listSubject'))}>
            {t('head.save')}
          </Button>
        </section>
      ) : null}
    </>
  );
}
