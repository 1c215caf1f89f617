/** The line C copies: what one pastes into a ticket so that anyone finds what is meant. */
import type { AddressHit, UserHit } from '@contract/types/search';
import type { ServerRow } from '@contract/types/server';
import { locationText } from './server-facts';

/** `kvm-182 (AMS1 #20417), B4-04 U23, 198.51.100.86, BMC 10.20.4.23`; what is not known is left out. */
export function serverCopyLine(row: ServerRow, code: string): string {
  const bmc = row.bmcAddress === null ? null : `BMC ${row.bmcAddress}`;
  return joined([`${row.name} (${code} #${row.id})`, locationText(row), row.mainIpv4, bmc]);
}

export function addressCopyLine(hit: AddressHit, code: string): string {
  return joined([`${hit.address} (${code})`, hit.server, hit.network, hit.domain, hit.status]);
}

export function userCopyLine(hit: UserHit, code: string): string {
  return joined([`${hit.email} (${code} #${hit.id})`, ...hit.roles]);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
