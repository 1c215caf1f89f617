/** Settings change one after another; a change that cannot be saved does not happen. */
import { fail, ok } from '@contract/errors';
import { createSettingsBook } from '@core/settings/settings-book';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createMemorySettingsStore,
  EMPTY_SETTINGS,
  type MemorySettingsStore,
} from '../../support/memory-settings-store';

const dark = { theme: 'dark', language: 'en' } as const;
const russian = { theme: 'system', language: 'ru' } as const;

let store: MemorySettingsStore;

beforeEach(() => {
  store = createMemorySettingsStore();
});

describe('the settings book', () => {
  it('shows what was saved', async () => {
    const book = createSettingsBook(EMPTY_SETTINGS, store);
    const saved = await book.update((current) => ok({ ...current, preferences: dark }));
    expect(saved).toEqual(ok({ ...EMPTY_SETTINGS, preferences: dark }));
    expect(book.current().preferences).toEqual(dark);
    expect(store.saved).toEqual(book.current());
  });

  it('keeps the old settings when the disk is full, and says so', async () => {
    const book = createSettingsBook(EMPTY_SETTINGS, store);
    store.full = true;
    expect(await book.update((current) => ok({ ...current, preferences: dark }))).toEqual(
      fail('store.unwritable', { reason: 'ENOSPC' }),
    );
    expect(book.current()).toEqual(EMPTY_SETTINGS);
    store.full = false;
    expect((await book.update((current) => ok({ ...current, preferences: russian }))).ok).toBe(true);
  });

  it('does not save a change that is refused', async () => {
    const book = createSettingsBook(EMPTY_SETTINGS, store);
    expect(await book.update(() => fail('instance.not-found', {}))).toEqual(fail('instance.not-found', {}));
    expect(store.saved).toBe(EMPTY_SETTINGS);
  });

  it('lets no change undo another that was asked for at the same time', async () => {
    const book = createSettingsBook(EMPTY_SETTINGS, store);
    const numbering = { direction: 'top-down', anchor: 'highest' } as const;
    await Promise.all([
      book.update((current) => ok({ ...current, preferences: dark })),
      book.update((current) => ok({ ...current, numbering: { ...current.numbering, a: numbering } })),
      book.update((current) => ok({ ...current, numbering: { ...current.numbering, b: numbering } })),
    ]);
    expect(book.current()).toEqual({ instances: [], preferences: dark, numbering: { a: numbering, b: numbering } });
    expect(store.saved).toEqual(book.current());
  });

  it('is not stopped for good by a change that throws', async () => {
    const book = createSettingsBook(EMPTY_SETTINGS, store);
    const buggy = book.update(() => {
      throw new Error('bug');
    });
    await expect(buggy).rejects.toThrow('bug');
    expect((await book.update((current) => ok({ ...current, preferences: dark }))).ok).toBe(true);
    expect(book.current().preferences).toEqual(dark);
  });
});
