/** Signing out asks nothing: it can be undone by signing in. What came of it is told where it is not on screen anyway. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatClock } from '@renderer/lib/time';
import { toast } from '@renderer/ui/toast/toast-store';
import type { InstancesT } from './status/connection-text';

export interface SignOutContext {
  readonly t: InstancesT;
  readonly language: string;
  /** The banner over the racks says it already. */
  readonly isOnScreen: boolean;
}

export async function signOut(bridge: Bridge, { instance }: InstanceView, context: SignOutContext): Promise<void> {
  const { t, language, isOnScreen } = context;
  const { id, code, colour } = instance;
  const answer = await bridge.call('instances.signOut', { id });
  if (!answer.ok) {
    const { title, text, next } = describeError(answer.error, language);
    toast({ title: `${code}: ${title}`, detail: `${text} ${next}`, tone: 'fail', hue: colour });
    return;
  }
  if (isOnScreen) return;
  const time = formatClock(Date.now(), language);
  toast({
    title: t('status.signedOutToast', { code }),
    detail: t('status.signedOutToastText', { time }),
    tone: 'ok',
    hue: colour,
  });
}
