/** The note about a server, and its pin. Kept on this computer; works whether or not the datacenter answers. */
import type { AppError } from '@contract/errors';
import type { ServerNote } from '@contract/types/history';
import { errorNote } from '@renderer/lib/errors/describe-error';
import { formatMoment } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { announce } from '@renderer/ui/live-region/live-region';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { Pin, PinOff } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './note-section.module.css';

export interface NoteSectionProps {
  /** Give it the server's id as `key`: what is typed belongs to one server. */
  readonly name: string;
  readonly note: ServerNote | null;
  readonly now: number;
  readonly onSave: (note: Pick<ServerNote, 'text' | 'pinned'>) => Promise<AppError | null>;
}

const MOST_CHARACTERS = 20_000;

export function NoteSection({ name, note, now, onSave }: NoteSectionProps) {
  const { t, i18n } = useTranslation('servers');
  const kept = note?.text ?? '';
  const pinned = note?.pinned ?? false;
  const { text, setText, error, save } = useDraft(kept, pinned, onSave);
  const keep = async () => {
    if (await save(text, pinned)) announce(t('note.saved'));
  };
  const pin = async () => {
    if (await save(text, !pinned)) announce(t(pinned ? 'note.unpinned' : 'note.pinned', { name }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
    else if (event.key === 'Escape') setText(kept);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={styles.section}>
      <SectionHead
        title={t('note.title')}
        action={
          <Button size="xs" icon={pinned ? PinOff : Pin} aria-pressed={pinned} onClick={() => void pin()}>
            {t(pinned ? 'note.unpin' : 'note.pin')}
          </Button>
        }
      />
      <textarea
        className={styles.text}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        aria-label={t('note.label', { name })}
        placeholder={t('note.placeholder')}
        maxLength={MOST_CHARACTERS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text !== kept && void keep()}
        onKeyDown={onKeyDown}
      />
      {text === kept ? null : <p className={styles.hint}>{t('note.kept')}</p>}
      {text === kept && note && note.text !== '' ? (
        <p className={styles.hint}>{t('note.changed', { time: formatMoment(note.changedAtMs, now, i18n.language) })}</p>
      ) : null}
      {error ? <InlineError title={t('note.failed')}>{errorNote(error, i18n.language)}</InlineError> : null}
    </section>
  );
}

/** What is typed stays until it is kept, and is kept when the section goes away too. */
function useDraft(kept: string, pinned: boolean, onSave: NoteSectionProps['onSave']) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const text = draft ?? kept;
  const latest = useRef({ text, kept, pinned, onSave });
  latest.current = { text, kept, pinned, onSave };
  useEffect(
    () => () => {
      const last = latest.current;
      if (last.text !== last.kept) void last.onSave({ text: last.text.trimEnd(), pinned: last.pinned });
    },
    [],
  );
  const save = async (typed: string, pin: boolean): Promise<boolean> => {
    const problem = await onSave({ text: typed.trimEnd(), pinned: pin });
    setError(problem);
    // Typing may have gone on while it was written.
    if (!problem) setDraft((current) => (current === typed ? null : current));
    return problem === null;
  };
  return { text, setText: setDraft, error, save };
}
