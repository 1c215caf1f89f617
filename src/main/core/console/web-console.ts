/** Decides whether a BMC's web address may be opened: http(s) only, nothing embedded, the server's own BMC host. */
import type { ConsoleRefusal } from '@contract/errors';
import type { Bmc, WebConsole } from '@contract/types/server';

/** BMC first, Intel AMT where there is no BMC with a web page. */
export function webConsoleOf(bmcs: readonly (Bmc | null)[]): WebConsole {
  const withPage = bmcs.find((bmc) => bmc?.webUrl);
  return withPage?.webUrl ? vetConsoleUrl(withPage.webUrl, withPage.address) : { kind: 'none' };
}

/** `address` is the BMC's own address as the instance reports it; a link to any other host is refused. */
export function vetConsoleUrl(text: string, address: string | null): WebConsole {
  const refused = (reason: ConsoleRefusal): WebConsole => ({ kind: 'refused', reason, text: text.slice(0, 200) });
  const trimmed = text.trim();
  // Control characters and spaces inside a link are how one address dresses up as another.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(trimmed)) return refused('not-a-url');
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return refused('not-a-url');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  if (!address || !sameHost(url.hostname, address)) return refused('host');
  return { kind: 'allowed', url: url.href, host: url.host };
}

function sameHost(hostname: string, address: string): boolean {
  return bareHost(hostname) === bareHost(hostOf(address));
}

/** Addresses come with or without a prefix length (`10.0.0.5/24`), IPv6 with or without brackets. */
function hostOf(address: string): string {
  const bare = address.trim().replace(/\/\d+$/, '');
  const candidate = bare.includes(':') && !bare.startsWith('[') ? `[${bare}]` : bare;
  try {
    return new URL(`https://${candidate}`).hostname;
  } catch {
    return bare;
  }
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
