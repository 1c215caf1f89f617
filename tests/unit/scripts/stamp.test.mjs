/** Stamps change with every change of what they stand for. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFiles, hashTexts, stampMatches, writeStamp } from '../../../scripts/lib/stamp.mjs';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'coldaisle-stamp-'));
  await mkdir(join(root, 'src/deep'), { recursive: true });
  await writeFile(join(root, 'src/deep/a.ts'), 'one');
  await writeFile(join(root, 'single.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

describe('hashTexts', () => {
  it('does not take different divisions of one text for the same', () => {
    expect(hashTexts(['ab', 'c'])).not.toBe(hashTexts(['a', 'bc']));
  });
});

describe('hashFiles', () => {
  const hash = () => hashFiles(root, ['src', 'single.json', 'absent.json']);

  it.each([
    ['a nested file is edited', () => writeFile(join(root, 'src/deep/a.ts'), 'two')],
    ['a file is renamed', () => rename(join(root, 'src/deep/a.ts'), join(root, 'src/deep/b.ts'))],
    ['a file is added', () => writeFile(join(root, 'src/new.ts'), '')],
    ['a single file is edited', () => writeFile(join(root, 'single.json'), '[]')],
    ['an absent file appears', () => writeFile(join(root, 'absent.json'), '')],
  ])('changes when %s', async (_, change) => {
    const before = await hash();
    await change();
    expect(await hash()).not.toBe(before);
  });

  it('does not change by itself', async () => {
    expect(await hash()).toBe(await hash());
  });
});

describe('stamp files', () => {
  it('match only the value that was written', async () => {
    const file = join(root, 'not/yet/there');
    expect(await stampMatches(file, 'v')).toBe(false);
    await writeStamp(file, 'v');
    expect(await stampMatches(file, 'v')).toBe(true);
    expect(await stampMatches(file, 'w')).toBe(false);
  });
});
