/** The question before one power action: names server and datacenter, and says what it stops. */
import type { Instance } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { useKnownPlace } from '@renderer/lib/server-line/place-context';
import { formatAge } from '@renderer/lib/time';
import { ConfirmDialog } from '@renderer/ui/confirm-dialog/confirm-dialog';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { Power, PowerOff, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Asking, askingError } from './store';

export interface PowerConfirmProps {
  readonly asking: Asking;
  readonly instance: Instance;
  readonly now: number;
  readonly onConfirm: () => void;
  /** The plan cannot be approved any more: make it anew. */
  readonly onRenew: () => void;
  readonly onCancel: () => void;
}

const ICONS = { power_on: Power, power_off: PowerOff, power_reset: RotateCw };

export function PowerConfirm({ asking, instance, now, onConfirm, onRenew, onCancel }: PowerConfirmProps) {
  const { t, i18n } = useTranslation('operations');
  const { verb, serverId, serverName, before } = asking.plan;
  const place = useKnownPlace(instance.id, serverId)?.text ?? before.place ?? t('confirm.nowhere');
  const by = before.switchedBy.map((each) => t(`switch.${each}`)).join(', ');
  const switches = by === '' ? '' : t('confirm.switchedBy', { by });
  const error = askingError(asking, now);
  const words = error ? describeError(error, i18n.language) : null;
  const title = t('confirm.title', { verb: t(`verbs.${verb}`), name: serverName });
  const [first, ...others] = before.addresses;
  const addresses =
    first === undefined
      ? t('confirm.noAddress')
      : others.length === 0
        ? first
        : t('confirm.andMore', { address: first, count: others.length });
  const age = formatAge(now - before.readAtMs, i18n.language);
  return (
    <ConfirmDialog
      open
      size="md"
      icon={ICONS[verb]}
      title={title}
      datacenter={{ code: instance.code, hue: instance.colour }}
      facts={[
        before.owner
          ? { label: t('confirm.owner'), value: before.owner, tone: 'hold' }
          : { label: t('confirm.owner'), value: t('confirm.noOwner') },
        { label: t('confirm.where'), value: [place, instance.name, switches].filter(Boolean).join(', ') },
        { label: t(`confirm.affects.${verb}`), value: addresses },
        { label: t('confirm.read'), value: t('confirm.readValue', { age, power: t(`powerState.${before.power}`) }) },
      ]}
      consequence={t(`confirm.consequence.${verb}`)}
      kind={words || verb === 'power_on' ? 'primary' : 'danger'}
      confirmLabel={words ? t('confirm.again') : title}
      cancelLabel={t('confirm.cancel')}
      busy={asking.busy}
      onConfirm={words ? onRenew : onConfirm}
      onCancel={onCancel}
    >
      {words ? <InlineError title={words.title}>{`${words.text} ${words.next}`}</InlineError> : null}
    </ConfirmDialog>
  );
}
