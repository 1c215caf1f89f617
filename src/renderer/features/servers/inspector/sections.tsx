/** The sections of the inspector: every field of the API's answer, grouped. Missing is told apart from empty. */
import type { Bmc, Server, ServerAddress, SwitchPort } from '@contract/types/server';
import type { KnownPlace } from '@renderer/lib/server-line/place-context';
import { CopyButton } from '@renderer/ui/copy-button/copy-button';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { AddressGlyph } from '@renderer/ui/glyphs/address-glyph';
import { PortGlyph } from '@renderer/ui/glyphs/port-glyph';
import { PowerGlyph } from '@renderer/ui/glyphs/power-glyph';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { Icon } from '@renderer/ui/icon/icon';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { Tag } from '@renderer/ui/tag/tag';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './inspector.module.css';

export interface SectionProps {
  readonly server: Server;
  readonly onCopy: (text: string) => void;
  /** Where the racks draw it; null where they do not. */
  readonly place?: KnownPlace | null;
  /** The age of state, power, BMC and links once they are what was last known; false while they are fresh. */
  readonly old: string | false;
}

/** A row whose value may be missing; what is there can be copied. */
function useRow(onCopy: (text: string) => void) {
  const { t } = useTranslation('servers');
  return (
    label: string,
    value: string | null,
    options: { absent?: string; mono?: boolean | 'long'; glyph?: ReactNode; old?: string | false } = {},
  ) => (
    <DefinitionRow
      key={label}
      label={label}
      value={options.old ? <LastKnown>{value}</LastKnown> : (value ?? options.absent ?? t('absent.value'))}
      absent={value === null}
      wrap
      mono={value === null ? undefined : options.mono}
      glyph={options.glyph}
      action={
        value === null ? undefined : (
          <CopyButton label={t('copy', { what: label })} copiedLabel={t('copied')} onCopy={() => onCopy(value)} />
        )
      }
    />
  );
}

/** A value that was true when it was read: muted, with a clock. The head of its section has the age. */
function LastKnown({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('servers');
  return (
    <span className={styles.lastKnown}>
      {children}
      <Icon of={Clock} size={11} />
      <VisuallyHidden>{t('lastKnown')}</VisuallyHidden>
    </span>
  );
}

/** What stands at the end of a section's head while its values are old. */
function Age({ old }: { readonly old: string | false }) {
  const { t } = useTranslation('servers');
  return old ? <span className={styles.sectionAge}>{t('lastKnownAge', { age: old })}</span> : null;
}

export function FactsSection({ server, onCopy, old, place = null }: SectionProps) {
  const { t } = useTranslation('servers');
  const row = useRow(onCopy);
  const { platform, osTemplate } = server;
  const size = platform?.sizeUnits ? t('units', { count: platform.sizeUnits }) : null;
  const domain = server.domain || null;
  return (
    <section className={styles.section}>
      <SectionHead title={t('section.server')} action={<Age old={old} />} />
      <DefinitionList>
        {row(t('label.state'), t(`state.${server.state}`), {
          glyph: <ServerStateGlyph state={server.state} size={9} muted={old !== false} />,
          old,
        })}
        {server.stateInfo ? row(t('label.stateInfo'), server.stateInfo) : null}
        {row(t('label.power'), t(`power.${server.power}`), {
          glyph: <PowerGlyph power={server.power} size={9} muted={old !== false} />,
          old,
        })}
        {row(t('label.owner'), ownerText(server), { absent: t('absent.owner') })}
        {row(t('label.location'), placeText(server, place))}
        {row(t('label.platform'), platform ? [platform.name, size, platform.type].filter(Boolean).join(', ') : null)}
        {row(t('label.configuration'), server.configuration, { absent: t('absent.configuration'), mono: 'long' })}
        {row(t('label.os'), osTemplate?.name ?? null, { absent: t('absent.os') })}
        {osTemplate && osTemplate.tags.length > 0 ? row(t('label.tags'), osTemplate.tags.join(', ')) : null}
        {row(t('label.mac'), server.mac, { mono: true })}
        {row(t('label.barcode'), server.barcode, { mono: true })}
        {row(t('label.domain'), domain, { mono: true })}
        {server.isNew === null ? null : row(t('label.isNew'), t(server.isNew ? 'yes' : 'no'))}
      </DefinitionList>
    </section>
  );
}

/** An owner known only by number still is one: without it the server would pass for a free one. */
function ownerText({ owner }: Server): string | null {
  if (owner === null) return null;
  return owner.email || (owner.id === null ? null : `#${owner.id}`);
}

/** As the racks say it, so that nobody reads two places for one server; else from the server's own fields. */
function placeText({ rack, unit, chassis, slot, location }: Server, place: KnownPlace | null): string | null {
  if (place) return [location?.name, place.text].filter(Boolean).join(', ');
  const parts = [
    location?.name,
    rack?.name,
    chassis ? [chassis.name, slot].filter((part) => part !== null).join('/') : null,
    unit === null ? null : `U${unit}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : null;
}

export function AddressesSection({ server, onCopy }: SectionProps) {
  const { t } = useTranslation('servers');
  const { addresses } = server;
  return (
    <section className={styles.section}>
      <SectionHead title={t('section.addresses')} count={addresses.length} />
      {addresses.length === 0 ? <p className={styles.absent}>{t('absent.address')}</p> : null}
      <ul className={styles.addresses}>
        {addresses.map((address) => (
          <AddressRow key={`${address.id} ${address.address}`} address={address} onCopy={onCopy} />
        ))}
      </ul>
    </section>
  );
}

function AddressRow({ address, onCopy }: { readonly address: ServerAddress; readonly onCopy: (text: string) => void }) {
  const { t } = useTranslation('servers');
  const settled = address.status === 'ok';
  return (
    <li className={styles.address} title={address.gateway ? t('gateway', { gateway: address.gateway }) : undefined}>
      <span className={styles.addressBody}>
        <span className={styles.mono} data-selectable>
          {address.address}
        </span>
        {address.isMain ? <Tag>{t('main')}</Tag> : null}
        <span className={styles.addressEnd}>
          {settled ? (
            // An IPv6 gateway is as long as the row; it has the tooltip and the raw answer.
            address.gateway && address.family === 'ipv4' && t('gateway', { gateway: address.gateway })
          ) : (
            <>
              {t(`addressStatus.${address.status}`)}
              <AddressGlyph status={address.status} size={9} />
            </>
          )}
        </span>
      </span>
      <CopyButton
        label={t('copy', { what: address.address })}
        copiedLabel={t('copied')}
        onCopy={() => onCopy(address.address)}
      />
    </li>
  );
}

export function PortsSection({ server, old }: SectionProps) {
  const { t } = useTranslation('servers');
  const { ports } = server;
  return (
    <section className={styles.section}>
      <SectionHead title={t('section.ports')} count={ports.length} action={<Age old={old} />} />
      {ports.length === 0 ? (
        <p className={styles.absent}>{t('absent.ports')}</p>
      ) : (
        <table className={styles.ports} data-last-known={old ? '' : undefined}>
          <thead>
            <tr>
              <th scope="col">{t('label.port')}</th>
              <th scope="col">{t('label.admin')}</th>
              <th scope="col">{t('label.link')}</th>
            </tr>
          </thead>
          <tbody>
            {ports.map((port) => (
              <PortRow key={`${port.id} ${port.connectionId} ${port.description}`} port={port} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function PortRow({ port }: { readonly port: SwitchPort }) {
  const { t } = useTranslation('servers');
  const mismatch = port.adminStatus === 'up' && port.linkStatus === 'down';
  const name = [port.switchName ?? (port.switchId === null ? null : `#${port.switchId}`), port.description];
  return (
    <tr>
      <td className={styles.mono}>
        <PortGlyph
          admin={port.adminStatus}
          oper={port.linkStatus}
          size={12}
          {...(mismatch ? { label: t('mismatch') } : {})}
        />
        {name.filter(Boolean).join(' ') || t('absent.value')}
      </td>
      <td>{t(`port.${port.adminStatus}`)}</td>
      <td data-mismatch={mismatch || undefined}>
        {t(`port.${port.linkStatus}`)}
        {port.isBmcConnection ? `, ${t('bmcPort')}` : ''}
      </td>
    </tr>
  );
}

export function FeedSection({ server, old }: SectionProps) {
  const { t } = useTranslation('servers');
  const { feed } = server;
  if (!feed) {
    return (
      <section className={styles.section}>
        <SectionHead title={t('section.feed')} />
        <p className={styles.absent}>{t('absent.feed')}</p>
      </section>
    );
  }
  const status = t(`feed.${feed.status}`);
  const power = feed.status === 'up' ? 'on' : feed.status === 'down' ? 'off' : 'unknown';
  return (
    <section className={styles.section}>
      <SectionHead title={t('section.feed')} action={<Age old={old} />} />
      <p className={styles.feed}>
        <PowerGlyph power={power} size={9} muted={old !== false} />
        <span className={styles.mono} data-selectable>
          {[feed.pduName, feed.port].filter(Boolean).join(', ') || t('absent.value')}
        </span>
        <span className={styles.addressEnd}>{old ? <LastKnown>{status}</LastKnown> : status}</span>
      </p>
    </section>
  );
}

export function BmcSection({ bmc, onCopy, old }: { readonly bmc: Bmc } & Omit<SectionProps, 'server' | 'place'>) {
  const { t } = useTranslation('servers');
  const row = useRow(onCopy);
  const status = t(`power.${bmc.status}`);
  return (
    <section className={styles.section}>
      <SectionHead title={t(`section.${bmc.kind}`)} action={<Age old={old} />} />
      <DefinitionList>
        {row(t('label.address'), bmc.address, { mono: true })}
        {row(t('label.type'), bmc.type)}
        {row(t('label.status'), status, { old })}
        {bmc.kind === 'ipmi' ? row(t('label.web'), bmc.webUrl, { mono: 'long' }) : null}
      </DefinitionList>
    </section>
  );
}

export function PlaceSection({ server, onCopy, place = null }: SectionProps) {
  const { t } = useTranslation('servers');
  const row = useRow(onCopy);
  const { rack, unit, chassis, slot, location } = server;
  const height = (units: number | null) => (units === null ? '' : `, ${t('units', { count: units })}`);
  const slots = chassis?.slotCount == null ? '' : `, ${t('slots', { count: chassis.slotCount })}`;
  return (
    <section className={styles.section}>
      <SectionHead title={t('section.place')} />
      <DefinitionList>
        {row(t('label.rack'), rack ? `${rack.name}${height(rack.sizeUnits)}` : null)}
        {row(t('label.unit'), place?.units ?? (unit === null ? null : String(unit)))}
        {chassis ? row(t('label.chassis'), `${chassis.name}${height(chassis.sizeUnits)}${slots}`) : null}
        {chassis || slot !== null ? row(t('label.slot'), slot === null ? null : String(slot)) : null}
        {row(t('label.location'), location?.name ?? null)}
        {row(t('label.geolocation'), location?.geolocation ?? null)}
        {row(t('label.userspace'), location?.userspace == null ? null : String(location.userspace))}
      </DefinitionList>
    </section>
  );
}
