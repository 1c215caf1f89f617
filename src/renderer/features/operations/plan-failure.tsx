/** A plan that could not be made: said at the server it was for, until it is dismissed or the next plan is made. */
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { useTranslation } from 'react-i18next';
import type { PlanFailure } from './store';

export interface PlanFailureCardProps {
  readonly failure: PlanFailure;
  readonly onDismiss: () => void;
}

export function PlanFailureCard({ failure, onDismiss }: PlanFailureCardProps) {
  const { t, i18n } = useTranslation('operations');
  const { title, text, next } = describeError(failure.error, i18n.language);
  return (
    <InlineError
      title={t('failed', { verb: t(`verbs.${failure.verb}`), title })}
      actions={<Button onClick={onDismiss}>{t('dismiss')}</Button>}
    >
      {`${text} ${next}`}
    </InlineError>
  );
}
