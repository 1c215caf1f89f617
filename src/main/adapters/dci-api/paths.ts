/** Paths of the vendor's page. */
export const DCI = '/api/dci/v3';
export const IPMANAGER = '/api/ip/v3';
export const SERVERS = `${DCI}/server`;

/** Ids come from outside this adapter: anything but a whole number would be another path, and is a bug of the caller. */
export function serverPath(serverId: number, rest = ''): string {
  return `${SERVERS}/${wholeNumber(serverId)}${rest}`;
}

export function wholeNumber(id: number): number {
  if (!Number.isSafeInteger(id) || id < 0) throw new RangeError('an id must be a whole number');
  return id;
}
