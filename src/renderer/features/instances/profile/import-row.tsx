/** One datacenter of a file: whether it comes, under which code, and what vouches for it. */
import type { ProfileEntry, ProfileRow } from '@contract/types/profile';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Field } from '@renderer/ui/field/field';
import { Tag } from '@renderer/ui/tag/tag';
import { TextField } from '@renderer/ui/text-field/text-field';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeProblem, codeLike } from '../selectors';
import { type Choice, isOffered } from './chosen';
import styles from './profile.module.css';

export interface ImportRowProps {
  readonly row: ProfileRow;
  /** Null where it cannot be added. */
  readonly choice: Choice | null;
  readonly problem: CodeProblem;
  readonly onChoose: (change: Partial<Choice>) => void;
}

const TONES = { new: 'ok', 'code-taken': 'hold', refused: 'fail' } as const;

export function ImportRow({ row, choice, problem, onChoose }: ImportRowProps) {
  const { t } = useTranslation('profile');
  const name = row.kind === 'refused' ? row.label || t('import.unnamed') : row.entry.name;
  const hue = row.kind === 'refused' ? 'transparent' : hueColour(row.entry.colour);
  return (
    <li className={styles.row} style={{ '--hue': hue } as CSSProperties} data-kind={row.kind}>
      {choice ? (
        <Checkbox
          label={<span className={styles.name}>{name}</span>}
          aria-label={t('import.take', { name })}
          checked={choice.ticked}
          onCheckedChange={(ticked) => onChoose({ ticked })}
        />
      ) : (
        <span className={styles.fixed}>{name}</span>
      )}
      <Tag {...(row.kind === 'here' ? {} : { tone: TONES[row.kind] })}>{t(`import.tags.${row.kind}`)}</Tag>
      {choice?.ticked ? (
        <Field
          label={t('import.code', { name })}
          labelHidden
          error={problem === null ? undefined : codeText(problem, choice.code, t)}
          className={styles.code ?? ''}
        >
          <TextField
            mono
            size="sm"
            value={choice.code}
            maxLength={6}
            onChange={(event) => onChoose({ code: codeLike(event.target.value) })}
          />
        </Field>
      ) : (
        <span className={styles.codeText}>{row.kind === 'refused' ? null : (choice?.code ?? row.entry.code)}</span>
      )}
      <Facts row={row} />
    </li>
  );
}

type ProfileT = ReturnType<typeof useTranslation<'profile'>>['t'];

function codeText(problem: Exclude<CodeProblem, null>, code: string, t: ProfileT): string {
  return problem === 'rule' ? t('import.codeRule') : t('import.codeTaken', { code });
}

function Facts({ row }: { readonly row: ProfileRow }) {
  const { t } = useTranslation('profile');
  if (row.kind === 'refused') return <p className={styles.why}>{t(`reasons.${row.reason}`)}</p>;
  const { entry } = row;
  return (
    <div className={styles.facts}>
      <p className={styles.address}>{entry.address}</p>
      {row.kind === 'here' ? (
        <p>
          {t('import.here', { code: row.code })}
          {row.samePin || entry.fingerprint === null ? null : ` ${t('import.otherPin')}`}
        </p>
      ) : null}
      {row.kind === 'code-taken' ? <p>{t('import.taken', { taken: row.taken, code: entry.code })}</p> : null}
      {isOffered(row) && entry.account !== null ? <p>{t('import.account', { account: entry.account })}</p> : null}
      <Pin entry={entry} />
    </div>
  );
}

/** In two lines of sixteen bytes, as it stands on a server's own screen. */
function Pin({ entry: { fingerprint } }: { readonly entry: ProfileEntry }) {
  const { t } = useTranslation('profile');
  if (fingerprint === null) return <p>{t('import.noPin')}</p>;
  return (
    <p className={styles.pin} data-selectable>
      <VisuallyHidden>{t('import.fingerprint')}</VisuallyHidden>
      <span>{fingerprint.slice(0, 47)}</span>
      <span>{fingerprint.slice(48)}</span>
    </p>
  );
}
