/** Why a power action is not offered: what the window can know before a plan is made. The plan itself decides afresh. */
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState } from '@contract/types/server';
import type { MenuItemEntry } from '@renderer/ui/menu/menu-entries';
import type { TFunction } from 'i18next';

export type PowerReason =
  | 'past'
  | 'signedOut'
  | 'offline'
  | 'busy'
  | 'uncontrolled'
  | 'on'
  | 'off'
  | 'changing'
  | 'unknown';

export interface PowerSituation {
  readonly power: PowerState;
  /** An operation of DCImanager or a run of this program acts on the server. */
  readonly busy: boolean;
  /** Whether a BMC, Intel AMT or PDU port can switch it. */
  readonly controlled: boolean;
  /** Why nothing can be sent to the datacenter at all. */
  readonly blocked: 'past' | 'signedOut' | 'offline' | null;
}

/** In the order of the plan's own rules. Null means it is offered. */
export function powerReason(verb: PowerVerb, { power, busy, controlled, blocked }: PowerSituation): PowerReason | null {
  if (blocked) return blocked;
  if (busy) return 'busy';
  if (!controlled) return 'uncontrolled';
  // A reset is always possible; it also starts a server that is off.
  if (verb === 'power_reset') return null;
  if (power === 'in_progress') return 'changing';
  if (verb === 'power_on') return power === 'on' ? 'on' : null;
  if (power === 'off') return 'off';
  return power === 'unknown' ? 'unknown' : null;
}

const VERBS: readonly PowerVerb[] = ['power_on', 'power_off', 'power_reset'];

/** The same three rows wherever power is offered: what is not possible keeps its row and says why. */
export function powerEntries(
  t: TFunction<'operations'>,
  situation: PowerSituation,
  onChoose: (verb: PowerVerb) => void,
): MenuItemEntry[] {
  return VERBS.map((verb) => {
    const reason = powerReason(verb, situation);
    return {
      kind: 'item',
      id: verb,
      label: t(`menu.${verb}`),
      reason: reason === null ? undefined : t(`reason.${reason}`),
      onSelect: () => onChoose(verb),
    };
  });
}
