/** What the frame does on behalf of several features: copy, open a web console, read again, with a word about it. */
import type { Bridge } from '@contract/types/calls';
import { describeError } from '@renderer/lib/errors/describe-error';
import { announce } from '@renderer/ui/live-region/live-region';
import { toast } from '@renderer/ui/toast/toast-store';
import i18next from 'i18next';

export interface Actions {
  copy(text: string): void;
  openWebConsole(instanceId: string, serverId: number): Promise<void>;
  read(instanceId: string): void;
}

export function createActions(bridge: Bridge): Actions {
  const fail = (title: string, error: Parameters<typeof describeError>[0]) => {
    const { text, next } = describeError(error, i18next.language);
    toast({ title, detail: `${text} ${next}`, tone: 'fail' });
  };
  return {
    copy: (text) => {
      void bridge.call('app.copyText', { text });
      announce(i18next.t('app:toast.copied'));
    },
    openWebConsole: async (instanceId, serverId) => {
      const answer = await bridge.call('servers.openWebConsole', { instanceId, serverId });
      if (answer.ok) toast({ title: i18next.t('app:toast.consoleOpened'), detail: answer.value.host, tone: 'ok' });
      else fail(i18next.t('app:toast.consoleRefused'), answer.error);
    },
    // Its outcome is shown where the age of the data is shown: chip and banner.
    read: (id) => void bridge.call('inventory.sync', { id }),
  };
}
