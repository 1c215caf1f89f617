/** Brings the address a person typed to its one normal form, or says why it cannot be used. */
import type { AddressRefusal, Result } from '@contract/errors';
import { fail, ok } from '@contract/errors';

/** The part of the platform's URL parser that is used: WHATWG, with IDN to punycode. */
export type ParseUrl = (text: string) => ParsedUrl | null;
export interface ParsedUrl {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/**
 * `https://host[:port][/path]`, lower-case host in its ASCII form, no default port, no trailing slash. A missing scheme
 * means https. Plain http is accepted for loopback only: a simulator or a tunnel on this computer.
 * Paths of the web panel or of the API that people paste along are cut off.
 */
export function normaliseAddress(typed: string, parse: ParseUrl = parseWithPlatform): Result<string> {
  const text = typed.trim();
  if (text === '') return refuse('empty');
  if (/\s/.test(text)) return refuse('not-a-url');
  const url = parse(withScheme(text));
  if (!url) return refuse('not-a-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('not-https');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refuse('not-https');
  if (url.username !== '' || url.password !== '') return refuse('has-credentials');
  if (url.search !== '' || url.hash !== '') return refuse('has-query');
  if (!isUsableHost(url.hostname)) return refuse('bad-host');
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  return ok(`${url.protocol}//${host}${port}${panelFree(url.pathname)}`);
}

/** Names and addresses that never leave this computer. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function withScheme(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  // `host:8443` must not be read as a scheme, `mailto:x` must.
  return /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(\/|$))/i.test(text) ? text : `https://${text}`;
}

function isUsableHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return true;
  return hostname.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.?$/i.test(hostname) && !hostname.includes('..');
}

/** People paste what the browser shows: `/auth/login`, `/dci/servers`, `/api/dci/v3/server`. A real prefix stays. */
function panelFree(pathname: string): string {
  const cut = pathname.replace(/\/(api|auth|dci|swagger)(\/.*)?$/, '');
  return cut.replace(/\/+$/, '');
}

function refuse(reason: AddressRefusal): Result<string> {
  return fail('instance.address-refused', { reason });
}

function parseWithPlatform(text: string): ParsedUrl | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
