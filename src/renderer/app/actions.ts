/** What the frame does on behalf of several features: copy, open a web console, read again, with a word about it. */
import type { Bridge } from '@contract/types/calls';
import type { Instance } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { announce } from '@renderer/ui/live-region/live-region';
import { toast } from '@renderer/ui/toast/toast-store';
import i18next from 'i18next';

export interface Actions {
  copy(text: string): void;
  openWebConsole(instance: Instance, serverId: number): Promise<void>;
  read(instanceId: string): void;
  tryNow(instanceId: string): void;
  /** Asks again whether there is a place for keys. */
  checkKeychain(): void;
  lock(): Promise<void>;
  moveToKeychain(): Promise<void>;
  cancelSync(instanceId: string): void;
  answerDrop(instance: Instance, use: 'old' | 'new'): Promise<void>;
  deleteCopy(instance: Instance): Promise<void>;
  save(instance: Instance, name: string, text: string): Promise<void>;
}

export function createActions(bridge: Bridge): Actions {
  const fail = (title: string, error: Parameters<typeof describeError>[0], hue?: number) => {
    const { text, next } = describeError(error, i18next.language);
    toast({ title, detail: `${text} ${next}`, tone: 'fail', ...(hue === undefined ? {} : { hue }) });
  };
  return {
    copy: (text) => {
      void bridge.call('app.copyText', { text });
      announce(i18next.t('app:toast.copied'));
    },
    openWebConsole: async ({ id, code, colour }, serverId) => {
      const answer = await bridge.call('servers.openWebConsole', { instanceId: id, serverId });
      if (!answer.ok) return fail(`${code}: ${i18next.t('app:toast.consoleRefused')}`, answer.error, colour);
      const { host } = answer.value;
      toast({ title: i18next.t('app:toast.consoleOpened'), detail: `${code}, ${host}`, tone: 'ok', hue: colour });
    },
    // Its outcome is shown where the age of the data is shown: chip and banner.
    read: (id) => void bridge.call('inventory.sync', { id }),
    cancelSync: (id) => void bridge.call('inventory.cancelSync', { id }),
    checkKeychain: () => void bridge.call('app.checkKeychain', {}),
    lock: async () => {
      const answer = await bridge.call('passphrase.lock', {});
      if (!answer.ok) fail(i18next.t('app:toast.notLocked'), answer.error);
    },
    moveToKeychain: async () => {
      const answer = await bridge.call('passphrase.moveToKeychain', {});
      if (!answer.ok) return fail(i18next.t('passphrase:move.failed'), answer.error);
      const { keychain } = answer.value;
      const name = i18next.t(`instances:keychain.${keychain.kind === 'available' ? keychain.name : 'secret-service'}`);
      const title = i18next.t('passphrase:move.done', { keychain: name });
      toast({ title, detail: i18next.t('passphrase:move.doneText'), tone: 'ok' });
    },
    tryNow: (id) => void bridge.call('instances.tryNow', { id }),
    answerDrop: async ({ id, code, colour }, use) => {
      const answer = await bridge.call('inventory.answerDrop', { id, use });
      if (!answer.ok) fail(`${code}: ${i18next.t('app:toast.dropFailed')}`, answer.error, colour);
    },
    deleteCopy: async ({ id, code, colour }) => {
      const answer = await bridge.call('inventory.deleteCopy', { id });
      if (answer.ok) toast({ title: i18next.t('copies:remove.done', { code }), tone: 'ok', hue: colour });
      else fail(i18next.t('app:toast.deleteFailed', { code }), answer.error, colour);
    },
    save: async ({ code, colour }, name, text) => {
      const answer = await bridge.call('app.saveText', { name, text });
      if (!answer.ok) fail(`${code}: ${i18next.t('app:toast.saveFailed')}`, answer.error, colour);
      else if (answer.value.saved)
        toast({ title: i18next.t('app:toast.saved'), detail: code, tone: 'ok', hue: colour });
    },
  };
}
