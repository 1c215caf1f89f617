/** In one sentence why nothing can be done to what is shown, and since when; null where it can. */
import type { InstanceView } from '@contract/types/instance';
import { blockedBy } from '@renderer/features/instances/selectors';
import { formatMoment } from '@renderer/lib/time';
import { useTranslation } from 'react-i18next';

export function useBlockedText(view: InstanceView, past: boolean, now: number): string | null {
  const { t, i18n } = useTranslation('copies');
  const { code } = view.instance;
  if (past) return t('blocked.past');
  switch (blockedBy(view)) {
    case null:
      return null;
    case 'signedOut':
      return t('blocked.signedOut', { code });
    case 'offline': {
      const sinceMs = view.reach.kind === 'offline' ? view.reach.sinceMs : now;
      return t('blocked.offline', { code, time: formatMoment(sinceMs, now, i18n.language) });
    }
  }
}
