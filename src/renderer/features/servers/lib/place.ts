/** Where a server stands, in words, from the parts its instance reports. */
import type { Server } from '@contract/types/server';
import type { TFunction } from 'i18next';

/** `Hall B, rack B4-04, U23`; null when nothing is known of its place. */
export function placeWords(server: Server, t: TFunction<'servers'>): string | null {
  const { rack, unit, chassis, slot, location } = server;
  const parts: string[] = [];
  if (location?.name) parts.push(location.name);
  if (rack?.name)
    parts.push(unit === null ? t('value.rack', { rack: rack.name }) : t('value.rackUnit', { rack: rack.name, unit }));
  if (chassis?.name) parts.push(chassis.name);
  if (slot !== null && chassis !== null) parts.push(t('value.slot', { slot }));
  return parts.length === 0 ? null : parts.join(', ');
}

/** `Supermicro AS-2015CS, 2 U` */
export function platformWords(server: Server, t: TFunction<'servers'>): string | null {
  const { platform } = server;
  if (!platform) return null;
  const size = platform.sizeUnits === null ? null : t('value.units', { units: platform.sizeUnits });
  return [platform.name, size].filter(Boolean).join(', ') || null;
}

export function ownerWords(server: Server, t: TFunction<'servers'>): string | null {
  const { owner } = server;
  if (!owner) return null;
  if (owner.email !== '') return owner.email;
  return owner.id === null ? null : t('value.ownerNumber', { id: owner.id });
}
