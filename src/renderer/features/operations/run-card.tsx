/** What the program is doing to a server: the phase, the task's own word, and the power that was read back. */
import type { PowerRun } from '@contract/types/operation';
import { formatAge } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { OperationGlyph } from '@renderer/ui/glyphs/operation-glyph';
import type { StateTone } from '@renderer/ui/lib/tones';
import { useTranslation } from 'react-i18next';
import { runText } from './run-text';

type Drawn = Parameters<typeof OperationGlyph>[0]['operation'];

const LOOKS: Record<PowerRun['phase'], { tone: StateTone; glyph: Drawn }> = {
  checking: { tone: 'busy', glyph: 'running' },
  sending: { tone: 'busy', glyph: 'running' },
  following: { tone: 'busy', glyph: 'running' },
  stalled: { tone: 'hold', glyph: 'waiting' },
  done: { tone: 'ok', glyph: 'done' },
  failed: { tone: 'fail', glyph: 'failed' },
  dropped: { tone: 'hold', glyph: 'skipped' },
  unconfirmed: { tone: 'conflict', glyph: 'unconfirmed' },
};

export interface RunCardProps {
  readonly run: PowerRun;
  readonly now: number;
  /** Reads the server, which may settle what is unconfirmed. */
  readonly onCheck: () => void;
}

export function RunCard({ run, now, onCheck }: RunCardProps) {
  const { t, i18n } = useTranslation('operations');
  const { tone, glyph } = LOOKS[run.phase];
  const power = t('result', {
    power: t(`powerState.${run.powerNow}`),
    age: formatAge(now - run.powerReadAtMs, i18n.language),
  });
  const task = run.task === null ? null : t('task', { task: run.task, status: run.taskStatus ?? '…' });
  const text = runText(t, run, i18n.language);
  return (
    <Banner
      tone={tone}
      glyph={<OperationGlyph operation={glyph} spin />}
      title={`${t(`verbs.${run.verb}`)}: ${t(`phase.${run.phase}`)}`}
      {...(run.phase === 'unconfirmed' ? { actions: <Button onClick={onCheck}>{t('check')}</Button> } : {})}
    >
      {[text, power, task].filter(Boolean).join(' · ')}
    </Banner>
  );
}
