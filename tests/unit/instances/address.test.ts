/** An address has one normal form, is https unless it stays on this computer, and carries nothing but where. */
import { type AddressRefusal, ok } from '@contract/errors';
import { isLoopback, normaliseAddress } from '@core/instances/address';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const reasonFor = (typed: string): AddressRefusal | 'accepted' => {
  const result = normaliseAddress(typed);
  if (result.ok) return 'accepted';
  if (result.error.code !== 'instance.address-refused') throw new Error(`unexpected ${result.error.code}`);
  return result.error.details.reason;
};

describe('normaliseAddress', () => {
  it.each([
    // Scheme
    ['dci.example', 'https://dci.example'],
    ['https://dci.example', 'https://dci.example'],
    ['HTTPS://dci.example', 'https://dci.example'],
    ['https:dci.example', 'https://dci.example'],
    ['  dci.example\t', 'https://dci.example'],
    // Host
    ['DCI.Example', 'https://dci.example'],
    ['dci.example.', 'https://dci.example'],
    ['https://dci.example./', 'https://dci.example'],
    ['dci-1.fra.example', 'https://dci-1.fra.example'],
    ['dci', 'https://dci'],
    ['10.0.0.5', 'https://10.0.0.5'],
    ['10.0.0.5.', 'https://10.0.0.5'],
    ['0x0a.0.0.5', 'https://10.0.0.5'],
    ['10.5', 'https://10.0.0.5'],
    ['[2001:DB8::1]', 'https://[2001:db8::1]'],
    ['https://[2001:db8:0:0:0:0:0:1]:8443', 'https://[2001:db8::1]:8443'],
    ['https://[::ffff:10.0.0.5]', 'https://[::ffff:a00:5]'],
    // Names in other scripts become what the network knows
    ['дата-центр.рф', 'https://xn----7sbaoi2cvale1b.xn--p1ai'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['dсi.example', 'https://xn--di-omc.example'],
    ['ｄｃｉ。example', 'https://dci.example'],
    ['dci\u200b.example', 'https://dci.example'],
    // Port
    ['dci.example:443', 'https://dci.example'],
    ['dci.example:8443', 'https://dci.example:8443'],
    ['dci.example:8443/', 'https://dci.example:8443'],
    ['dci.example:8443/panel', 'https://dci.example:8443/panel'],
    ['dci:8443', 'https://dci:8443'],
    ['dci.example:08443', 'https://dci.example:8443'],
    ['10.0.0.5:1500', 'https://10.0.0.5:1500'],
    ['https://dci.example:80', 'https://dci.example:80'],
    // Path
    ['https://dci.example/', 'https://dci.example'],
    ['https://dci.example//', 'https://dci.example'],
    ['https://dci.example/fra/', 'https://dci.example/fra'],
    ['https://dci.example/a/../b', 'https://dci.example/b'],
    ['https://dci.example/Fra', 'https://dci.example/Fra'],
    // What the browser's address bar shows is cut to the installation
    ['https://dci.example/auth/login', 'https://dci.example'],
    ['https://dci.example/dci/servers/12/', 'https://dci.example'],
    ['https://dci.example/api/dci/v3/server', 'https://dci.example'],
    ['https://dci.example/swagger', 'https://dci.example'],
    ['https://dci.example/fra/api/auth/v4', 'https://dci.example/fra'],
    ['https://dci.example/dci-fra', 'https://dci.example/dci-fra'],
    ['https://dci.example/authentic', 'https://dci.example/authentic'],
    // Plain http stays on this computer
    ['http://localhost', 'http://localhost'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://LOCALHOST.:8080', 'http://localhost:8080'],
    ['http://fra.localhost:8080', 'http://fra.localhost:8080'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://127.1.2.3:1', 'http://127.1.2.3:1'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['localhost:8443', 'https://localhost:8443'],
  ])('brings %j to %s', (typed, normal) => {
    expect(normaliseAddress(typed)).toEqual(ok(normal));
  });

  it.each<[string, AddressRefusal]>([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['dci example', 'not-a-url'],
    ['dci.exa\nmple', 'not-a-url'],
    ['dci.example\u00a0x', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://:8443', 'not-a-url'],
    ['https://dci.example:65536', 'not-a-url'],
    ['https://dci.example:-1', 'not-a-url'],
    ['https://dci.example:84a', 'not-a-url'],
    ['https://[::1', 'not-a-url'],
    ['https://[fe80::1%25eth0]', 'not-a-url'],
    ['https://256.0.0.1', 'not-a-url'],
    ['https://dci%00.example', 'not-a-url'],
    ['https://dci%2f.example', 'not-a-url'],
    ['https://dci^.example', 'not-a-url'],
    // Anything else than https leaves this computer in clear, or is no network at all
    ['http://dci.example', 'not-https'],
    ['http:dci.example', 'not-https'],
    ['http://10.0.0.5', 'not-https'],
    ['http://localhost.evil.example', 'not-https'],
    ['http://notlocalhost', 'not-https'],
    ['http://127.0.0.1.evil.example', 'not-https'],
    ['http://127-0-0-1.example', 'not-https'],
    ['http://0.0.0.0', 'not-https'],
    ['http://[::]', 'not-https'],
    ['http://[::ffff:127.0.0.1]', 'not-https'],
    ['http://128.0.0.1', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['JavaScript:alert(1)', 'not-https'],
    ['data:text/html,x', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['ftp://dci.example', 'not-https'],
    ['ws://dci.example', 'not-https'],
    ['wss://dci.example', 'not-https'],
    ['mailto:a@b.example', 'not-https'],
    ['app://coldaisle', 'not-https'],
    ['view-source:https://dci.example', 'not-https'],
    ['C:\\dci', 'not-https'],
    // Secrets and extras do not belong into an address
    ['https://me@dci.example', 'has-credentials'],
    ['https://me:secret@dci.example', 'has-credentials'],
    ['https://:secret@dci.example', 'has-credentials'],
    ['me@dci.example', 'has-credentials'],
    ['https://dci.example@evil.example', 'has-credentials'],
    ['http://me@localhost', 'has-credentials'],
    ['https://dci.example/?token=1', 'has-query'],
    ['https://dci.example?x', 'has-query'],
    ['https://dci.example/#/servers', 'has-query'],
    // Hosts that no resolver should be asked for
    ['https://dci..example', 'bad-host'],
    ['https://-dci.example', 'bad-host'],
    ['https://dci.example-', 'bad-host'],
    ['https://.dci.example', 'bad-host'],
    ['https://dci_1.example', 'bad-host'],
    ["https://dci'.example", 'bad-host'],
    ['https://*.example', 'bad-host'],
    [`https://${'a'.repeat(260)}`, 'bad-host'],
  ])('refuses %j: %s', (typed, reason) => {
    expect(reasonFor(typed)).toBe(reason);
  });

  const piece = fc.constantFrom(
    ...[
      'https://',
      'http://',
      'HTTP:',
      '//',
      '/',
      '\\',
      ':',
      ':443',
      ':80',
      ':8443',
      '.',
      '..',
      '@',
      '?',
      '#',
      '%2e',
      '%2F',
    ],
    ...[
      'localhost',
      '127.0.0.1',
      '[::1]',
      '10.0.0.5',
      'dci',
      'EXAMPLE',
      'дата',
      'api',
      'auth',
      'dci/',
      'x',
      ' ',
      '\u200b',
    ],
  );
  const assembled = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  const typed = fc.oneof(
    assembled,
    fc.webUrl(),
    fc.domain(),
    fc.string({ maxLength: 40 }),
    fc.ipV6().map((ip) => `[${ip}]`),
  );

  it('changes nothing about what is normal already', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const once = normaliseAddress(text);
        if (once.ok) expect(normaliseAddress(once.value)).toEqual(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never answers anything that would leave this computer in clear, or carry credentials, a query or a slash at its end', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const result = normaliseAddress(text);
        if (!result.ok) return;
        const url = new URL(result.value);
        expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true);
        expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
        expect(result.value).not.toMatch(/\/$/);
        expect(result.value).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        normaliseAddress(text);
      }),
    );
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', '127.0.0.1', '127.255.255.254', '[::1]'])(
    'knows %s',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each([
    '',
    'localhost.example',
    'xlocalhost',
    '127.0.0.1.example',
    '1127.0.0.1',
    '127.0.0',
    '128.0.0.1',
    '0.0.0.0',
    '[::]',
    '[::2]',
    '::1.example',
    '[::ffff:7f00:1]',
    '10.0.0.1',
  ])('is not taken in by %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
