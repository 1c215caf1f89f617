/** Packages are installed again when, and only when, what decides about them changed. */
import { describe, expect, it } from 'vitest';
import { installedMatchesLock, installStamp } from '../../../scripts/lib/npm-install.mjs';

describe('installStamp', () => {
  const base = { packageJson: '{"dependencies":{"a":"1"},"scripts":{"x":"y"}}', lock: '{}', platform: 'linux-x64' };

  it('stays the same when only a script of package.json is edited', () => {
    const edited = { ...base, packageJson: '{"dependencies":{"a":"1"},"scripts":{"x":"z"}}' };
    expect(installStamp(edited)).toBe(installStamp(base));
  });

  it.each([
    ['a dependency', { packageJson: '{"dependencies":{"a":"2"}}' }],
    ['an approval of install scripts', { packageJson: '{"dependencies":{"a":"1"},"allowScripts":{"a":true}}' }],
    ['the lock file', { lock: '{"lockfileVersion":3}' }],
    ['the platform', { platform: 'darwin-arm64' }],
  ])('changes with %s', (_, change) => {
    expect(installStamp({ ...base, ...change })).not.toBe(installStamp(base));
  });
});

describe('installedMatchesLock', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = { packages: { '': {}, 'node_modules/a': a, 'node_modules/mac': { version: '2.0.0', optional: true } } };

  it('accepts the absence of optional packages for other platforms', () => {
    expect(installedMatchesLock(lock, { packages: { 'node_modules/a': a } })).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['a checksum differs', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
    ['there is one too many', { 'node_modules/a': a, 'node_modules/b': a }],
  ])('refuses when %s', (_, packages) => {
    expect(installedMatchesLock(lock, { packages })).toBe(false);
  });
});
