/** Which system parts are missing, what they are called here, and why apt failed. */
import { describe, expect, it } from 'vitest';
import {
  aptFailure,
  isDebianFamily,
  namesToInstall,
  parseInstallable,
  parseInstalled,
  SYSTEM_PARTS,
} from '../../../scripts/lib/debian-packages.mjs';

describe('isDebianFamily', () => {
  it.each([
    ['NAME="Debian GNU/Linux"\nID=debian\n', true],
    ['ID=ubuntu\nID_LIKE=debian\n', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\nVERSION_ID=42\n', false],
    ['ID=arch\nBUG_REPORT_URL="https://debian.example"\n', false],
    ['', false],
  ])('judges %j', (text, expected) => {
    expect(isDebianFamily(text)).toBe(expected);
  });
});

describe('parseInstalled', () => {
  it('does not count a package that was removed and left its configuration', () => {
    const output = 'libnss3\tinstalled\nxvfb\tconfig-files\ng++\tnot-installed\n';
    expect(parseInstalled(output)).toEqual(new Set(['libnss3']));
  });
});

describe('names on newer releases', () => {
  const policy = [
    'libasound2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n',
    'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11-1\n  Version table:\n     1.2.11-1 500\n',
    'libnss3:\n  Installed: (none)\n  Candidate: 2:3.98-1\n',
  ].join('');

  it('sees only packages with a candidate version', () => {
    expect(parseInstallable(policy)).toEqual(new Set(['libasound2t64', 'libnss3']));
  });

  it('picks the renamed package where the old name is gone', () => {
    const parts = SYSTEM_PARTS.run.filter((part) => /asound|nss/.test(part.packages[0]));
    expect(namesToInstall(parts, parseInstallable(policy))).toEqual(['libnss3', 'libasound2t64']);
  });

  it('falls back to the first name when apt knows none', () => {
    expect(namesToInstall(SYSTEM_PARTS.run.slice(0, 1), new Set())).toEqual(['libgtk-3-0']);
  });
});

describe('aptFailure', () => {
  it.each([
    [
      "W: Failed to fetch\nTemporary failure resolving 'mirror.example'\nE: Unable to locate package xvfb",
      /could not be reached/,
    ],
    ['E: Unable to locate package gnome-keyring', /does not know the package gnome-keyring/],
    ["E: You don't have enough free space in /var/cache/apt/archives/.", /no space left/],
    ['E: Could not get lock /var/lib/dpkg/lock-frontend.', /Could not get lock/],
  ])('reads %j', (output, cause) => {
    const failure = aptFailure(output, ['xvfb']);
    expect(failure.message).toMatch(cause);
    expect(failure.message).not.toContain('mirror.example');
    expect(failure.nextStep).toMatch(/run the command again$/);
  });
});
