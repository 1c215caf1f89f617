/** What the scripts find out about the machine: Node, disk, display, sandbox. */
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { displayAddress } from '../../../scripts/lib/display.mjs';
import { checkDiskSpace, checkNodeVersion } from '../../../scripts/lib/requirements.mjs';
import { namespacesForbidden } from '../../../scripts/lib/sandbox.mjs';

describe('checkNodeVersion', () => {
  it.each(['20.0.0', '22.12.0', '100.1.0'])('accepts Node %s', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  it.each(['18.20.4', '9.11.2'])('refuses Node %s', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(`this is Node ${version}`);
  });
});

describe('checkDiskSpace', () => {
  it('accepts a disk with room', async () => {
    await expect(checkDiskSpace(tmpdir(), 1)).resolves.toBeUndefined();
  });

  it('refuses a disk without, naming both numbers', async () => {
    await expect(checkDiskSpace(tmpdir(), 1e18)).rejects.toThrow(
      /has \d+\.\d GB free and the set-up needs 1000000000\.0/,
    );
  });
});

describe('displayAddress', () => {
  it.each([
    [':0', { path: '/tmp/.X11-unix/X0', abstract: '\0/tmp/.X11-unix/X0' }],
    [':12.0', { path: '/tmp/.X11-unix/X12', abstract: '\0/tmp/.X11-unix/X12' }],
    ['localhost:10.0', { host: 'localhost', port: 6010 }],
    ['nonsense', undefined],
    ['', undefined],
  ])('reads DISPLAY=%j', (display, expected) => {
    expect(displayAddress(display)).toEqual(expected);
  });
});

describe('namespacesForbidden', () => {
  it.each([
    [{}, false],
    [{ apparmorRestricts: '0\n', usernsClone: '1\n', maxNamespaces: '63000\n' }, false],
    [{ apparmorRestricts: '1\n' }, true],
    [{ usernsClone: '0\n' }, true],
    [{ maxNamespaces: '0\n' }, true],
  ])('judges %j', (settings, expected) => {
    expect(namespacesForbidden(settings)).toBe(expected);
  });
});
