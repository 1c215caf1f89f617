/** Our own origin serves the built files and nothing else, under a policy without a hole. */
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { CONTENT_SECURITY_POLICY, fileOf } = await import('../../../src/main/shell/protocol');

const ROOT = join(sep, 'opt', 'coldaisle', 'out', 'renderer');
const inside = (...path: string[]) => join(ROOT, ...path);

describe('fileOf', () => {
  it.each([
    ['app://coldaisle/', inside('index.html')],
    ['app://coldaisle/index.html', inside('index.html')],
    ['app://coldaisle/index.html?x=1#y', inside('index.html')],
    ['app://coldaisle/assets/index-abc.js', inside('assets', 'index-abc.js')],
    ['app://coldaisle/assets/a%20b.css', inside('assets', 'a b.css')],
    ['app://coldaisle/assets/../index.html', inside('index.html')],
    ['app://coldaisle//index.html', inside('index.html')],
    // The address parser drops what leads above the root
    ['app://coldaisle/../../../etc/passwd', inside('etc', 'passwd')],
    ['app://coldaisle/%2e%2e/%2e%2e/etc/passwd', inside('etc', 'passwd')],
    ['app://coldaisle/.%2e/etc/passwd', inside('etc', 'passwd')],
  ])('finds %s inside the folder', (url, file) => {
    expect(fileOf(url, ROOT)).toBe(file);
  });

  it.each([
    ['an encoded way out', 'app://coldaisle/..%2f..%2f..%2fetc/passwd'],
    ['an encoded way out in capitals', 'app://coldaisle/..%2F..%2Fmain/index.js'],
    ['all of it encoded', 'app://coldaisle/%2e%2e%2fmain%2findex.js'],
    ['a way out further down', 'app://coldaisle/assets/..%2f..%2f..%2fmain/index.js'],
    ['the folder itself', 'app://coldaisle/assets%2f..'],
    ['a sibling that begins alike', 'app://coldaisle/..%2frenderer-old/index.html'],
    ['a null byte', 'app://coldaisle/index.html%00.png'],
    ['a broken escape', 'app://coldaisle/%E0%A4%A'],
    ['another host', 'app://evil/index.html'],
    ['no host', 'app:///index.html'],
    ['a longer host', 'app://coldaisle.evil/index.html'],
    ['a port', 'app://coldaisle:8080/index.html'],
    ['the host as a user', 'app://coldaisle@evil/index.html'],
    ['a file', 'file:///etc/passwd'],
  ])('finds nothing behind %s', (_, url) => {
    expect(fileOf(url, ROOT)).toBeNull();
  });

  it('never leaves the folder, whatever the path', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2f',
      '%2e',
      '%5c',
      '\\',
      'a',
      '%00',
      '%252e',
      'index.html',
      ';',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileOf(`app://coldaisle/${pieces.join('')}`, ROOT);
        if (file === null) return;
        expect(file.startsWith(ROOT + sep)).toBe(true);
        expect(file.split(sep)).not.toContain('..');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the content security policy', () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

  it('has no unsafe word, no wildcard, no other origin', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|wss?:|blob:|filesystem:/);
  });

  it('denies whatever it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('runs our own scripts and styles alone, and lets the page reach no network', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
    expect(directives.get('connect-src')).toEqual(["'none'"]);
    for (const name of ['script-src', 'style-src', 'font-src']) expect(directives.get(name)).not.toContain('data:');
  });

  it('closes what default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
  });
});
