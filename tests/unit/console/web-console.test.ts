/** A BMC link opens only when it is plain http(s) and leads to the host that the instance names as that BMC. */
import type { ConsoleRefusal } from '@contract/errors';
import type { Bmc } from '@contract/types/server';
import { vetConsoleUrl, webConsoleOf } from '@core/console/web-console';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const BMC = '10.0.0.5';

const bmc = (change: Partial<Bmc>): Bmc => ({
  kind: 'ipmi',
  id: 1,
  address: BMC,
  status: 'on',
  statusInfo: null,
  type: null,
  webUrl: `https://${BMC}/`,
  ...change,
});

describe('vetConsoleUrl', () => {
  it.each([
    ['https://10.0.0.5', '10.0.0.5', 'https://10.0.0.5/'],
    ['http://10.0.0.5/login.html', '10.0.0.5', 'http://10.0.0.5/login.html'],
    ['  https://10.0.0.5/ ', '10.0.0.5', 'https://10.0.0.5/'],
    ['HTTPS://10.0.0.5/', '10.0.0.5', 'https://10.0.0.5/'],
    ['https://10.0.0.5:8443/', '10.0.0.5', 'https://10.0.0.5:8443/'],
    ['https://10.0.0.5./', '10.0.0.5', 'https://10.0.0.5/'],
    ['https://10.0.0.5/?lang=en#top', '10.0.0.5', 'https://10.0.0.5/?lang=en#top'],
    // The instance names the BMC with its prefix length
    ['https://10.0.0.5/', '10.0.0.5/24', 'https://10.0.0.5/'],
    ['https://10.0.0.5/', ' 10.0.0.5/32 ', 'https://10.0.0.5/'],
    ['https://[2001:db8::5]/', '2001:db8::5', 'https://[2001:db8::5]/'],
    ['https://[2001:DB8:0:0::5]/', '2001:db8::5/64', 'https://[2001:db8::5]/'],
    ['https://[2001:db8::5]:8443/', '[2001:0db8::0005]', 'https://[2001:db8::5]:8443/'],
    // Names
    ['https://BMC-5.dc.example/', 'bmc-5.dc.example', 'https://bmc-5.dc.example/'],
    ['https://bmc-5.dc.example./', 'BMC-5.dc.example', 'https://bmc-5.dc.example./'],
    ['https://консоль.рф/', 'xn--j1acfdbr3f.xn--p1ai', 'https://xn--j1acfdbr3f.xn--p1ai/'],
    // Another notation of the very same address is that address, and shown as such
    ['https://0x0a000005/', '10.0.0.5', 'https://10.0.0.5/'],
    ['https://167772165/', '10.0.0.5', 'https://10.0.0.5/'],
  ])('allows %j for %j', (link, address, url) => {
    expect(vetConsoleUrl(link, address)).toEqual({ kind: 'allowed', url, host: new URL(url).host });
  });

  it.each<[string, ConsoleRefusal]>([
    // Schemes that run or read something
    ['javascript:alert(1)//10.0.0.5', 'scheme'],
    ['JaVaScRiPt://10.0.0.5/%0aalert(1)', 'scheme'],
    ['data:text/html,<script>1</script>', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['file://10.0.0.5/share', 'scheme'],
    ['smb://10.0.0.5/share', 'scheme'],
    ['ssh://10.0.0.5', 'scheme'],
    ['ftp://10.0.0.5/', 'scheme'],
    ['ipmi://10.0.0.5', 'scheme'],
    ['ms-msdt:/id 10.0.0.5', 'not-a-url'],
    ['ms-officecmd:10.0.0.5', 'scheme'],
    ['view-source:https://10.0.0.5', 'scheme'],
    ['blob:https://10.0.0.5/1', 'scheme'],
    ['app://coldaisle/', 'scheme'],
    // Credentials, also as a disguise
    ['https://root:calvin@10.0.0.5/', 'credentials'],
    ['https://root@10.0.0.5/', 'credentials'],
    ['https://:calvin@10.0.0.5/', 'credentials'],
    ['https://10.0.0.5@evil.example/', 'credentials'],
    ['https://10.0.0.5:443@evil.example/', 'credentials'],
    ['https://10.0.0.5%2f@evil.example/', 'credentials'],
    // Another host
    ['https://10.0.0.6/', 'host'],
    ['https://10.0.0.50/', 'host'],
    ['https://110.0.0.5/', 'host'],
    ['https://10.0.0.5.evil.example/', 'host'],
    ['https://evil.example/10.0.0.5', 'host'],
    ['https://evil.example/?10.0.0.5', 'host'],
    ['https://evil.example#@10.0.0.5/', 'host'],
    ['https://10-0-0-5.evil.example/', 'host'],
    ['https://localhost/', 'host'],
    ['https://127.0.0.1/', 'host'],
    ['https://[::1]/', 'host'],
    ['https://[::ffff:10.0.0.5]/', 'host'],
    ['https:evil.example', 'host'],
    ['https:///evil.example', 'host'],
    ['https://аpple.example/', 'host'],
    // What dresses one address up as another
    ['https://10.0.0.5\\@evil.example/', 'not-a-url'],
    ['https:\\\\10.0.0.5\\', 'not-a-url'],
    ['https://10.0.0.5\n.evil.example/', 'not-a-url'],
    ['https://10.0.0.5\t.evil.example/', 'not-a-url'],
    ['java\nscript:alert(1)', 'not-a-url'],
    ['https://10.0.0.5 .evil.example/', 'not-a-url'],
    ['https://10.0.0.5/\u0000', 'not-a-url'],
    ['https://10.0.0.5/\u007f', 'not-a-url'],
    ['https://10.0.0.5\u3000.evil.example/', 'not-a-url'],
    // No address at all
    ['', 'not-a-url'],
    ['10.0.0.5', 'not-a-url'],
    ['//10.0.0.5/', 'not-a-url'],
    ['/login', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://10.0.0.5:99999/', 'not-a-url'],
    ['https://[10.0.0.5]/', 'not-a-url'],
    ['https://999.0.0.5/', 'not-a-url'],
  ])('refuses %j: %s', (link, reason) => {
    expect(vetConsoleUrl(link, BMC)).toMatchObject({ kind: 'refused', reason });
  });

  it.each([null, '', ' ', '/24', '0.0.0.0/0', '*', 'evil.example', '10.0.0.5:623', '10.0.0.0/8'])(
    'refuses any link while the BMC address is %j',
    (address) => {
      expect(vetConsoleUrl('https://10.0.0.5/', address)).toMatchObject({ kind: 'refused', reason: 'host' });
    },
  );

  it('shows no more than 200 characters of what it refused', () => {
    const refused = vetConsoleUrl(`https://evil.example/${'x'.repeat(10_000)}`, BMC);
    expect(refused.kind === 'refused' && refused.text.length).toBe(200);
  });

  it('allows nothing but http(s) to exactly the BMC, whatever the instance sends', () => {
    const pieces = fc.constantFrom(
      'https://',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '#',
      '?',
      '.',
      '10.0.0.5',
      'evil.example',
      'javascript:',
      '%00',
      '\t',
      'root:x@',
    );
    const link = fc.oneof(
      fc.array(pieces, { maxLength: 7 }).map((all) => all.join('')),
      fc.webUrl(),
      fc.string(),
    );
    fc.assert(
      fc.property(link, (text) => {
        const page = vetConsoleUrl(text, BMC);
        if (page.kind !== 'allowed') return;
        const url = new URL(page.url);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect(url.hostname).toBe(BMC);
        expect(url.username + url.password).toBe('');
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('webConsoleOf', () => {
  it('has none without a BMC or without a page', () => {
    expect(webConsoleOf([null, null])).toEqual({ kind: 'none' });
    expect(webConsoleOf([bmc({ webUrl: null }), bmc({ webUrl: '' })])).toEqual({ kind: 'none' });
  });

  it('takes the first controller that has a page, and checks it against that controller alone', () => {
    const amt = bmc({ kind: 'intel-amt', address: '10.0.0.6', webUrl: 'http://10.0.0.6:16992/' });
    expect(webConsoleOf([bmc({ webUrl: null }), amt])).toMatchObject({ kind: 'allowed', host: '10.0.0.6:16992' });
    const crossed = bmc({ webUrl: 'https://10.0.0.6/' });
    expect(webConsoleOf([crossed, amt])).toMatchObject({ kind: 'refused', reason: 'host' });
  });
});
