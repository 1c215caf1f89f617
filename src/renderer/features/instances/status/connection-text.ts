/** In one sentence how a datacenter is doing, since when and why: for tooltips, banners and screen readers. */
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatAge, formatCount, formatMoment } from '@renderer/lib/time';
import type { TFunction } from 'i18next';
import { connectionOf, readingList } from '../selectors';

export type InstancesT = TFunction<'instances'>;

interface Context {
  readonly now: number;
  readonly language: string;
  readonly t: InstancesT;
}

export function connectionText(view: InstanceView, { now, language, t }: Context): string {
  const { session, reach, readAtMs } = view;
  switch (connectionOf(view, now)) {
    case 'signed_out':
      return session.kind === 'signed-out' ? endedText(session, { now, language, t }) : '';
    case 'offline': {
      if (reach.kind !== 'offline') return '';
      const why = describeError(reach.error, language).text;
      return `${t('status.noAnswer', { time: formatMoment(reach.sinceMs, now, language) })} ${why}`;
    }
    case 'connecting':
      return readingText(view, language, t);
    case 'stale':
    case 'online': {
      if (readAtMs === null) return view.syncError ? describeError(view.syncError, language).text : t('status.unread');
      const servers = formatCount(view.serverCount, language);
      return t('status.readServers', { age: formatAge(now - readAtMs, language), servers });
    }
  }
}

/** "Reading servers, 1,720 of 2,816", or how many so far where the instance never says the total. */
export function readingText({ sync }: InstanceView, language: string, t: InstancesT): string {
  const list = sync ? readingList(sync.lists) : null;
  if (!list) return t('status.readingNow');
  const what = t(`status.readingWhat.${list.name}`);
  const read = formatCount(list.read, language);
  if (list.total === null) return t('status.reading', { what, read });
  return t('status.readingOf', { what, read, total: formatCount(list.total, language) });
}

function endedText(session: Extract<InstanceView['session'], { kind: 'signed-out' }>, context: Context): string {
  const { reason, sinceMs } = session;
  const { now, language, t } = context;
  if (reason === 'never' || reason === 'not-in-keychain') return t(`status.ended.${reason}`);
  if (sinceMs === null) return t(`status.endedSome.${reason}`);
  return t(`status.ended.${reason}`, { time: formatMoment(sinceMs, now, language) });
}
