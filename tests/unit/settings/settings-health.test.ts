/** The window hears of settings that are not kept, and that they are again. */
import { fail, ok } from '@contract/errors';
import { watchSettings } from '@core/settings/settings-health';
import { describe, expect, it } from 'vitest';
import { createMemorySettingsStore, EMPTY_SETTINGS } from '../../support/memory-settings-store';

describe('the health of the settings', () => {
  it('is told when saving fails, and when it works again', async () => {
    const memory = createMemorySettingsStore();
    const heard: (string | null)[] = [];
    const health = watchSettings(memory, null, () => heard.push(health.problem()?.code ?? null));
    await health.store.save(EMPTY_SETTINGS);
    memory.full = true;
    expect(await health.store.save(EMPTY_SETTINGS)).toEqual(fail('store.unwritable', { reason: 'ENOSPC' }));
    memory.full = false;
    expect(await health.store.save(EMPTY_SETTINGS)).toEqual(ok());
    expect(heard).toEqual(['store.unwritable', null]);
  });

  it('begins with why they could not be read, until something was saved', async () => {
    const unread = { code: 'store.unreadable', details: { reason: 'damaged' } } as const;
    const health = watchSettings(createMemorySettingsStore(), unread, () => undefined);
    expect(health.problem()).toBe(unread);
    await health.store.save(EMPTY_SETTINGS);
    expect(health.problem()).toBeNull();
  });

  it('stays what it was for a file that must not be saved over', async () => {
    const newer = fail('store.unreadable', { reason: 'newer' });
    let told = 0;
    const health = watchSettings({ load: async () => newer, save: async () => newer }, newer.error, () => {
      told += 1;
    });
    expect(await health.store.save(EMPTY_SETTINGS)).toEqual(newer);
    expect([health.problem(), told]).toEqual([newer.error, 0]);
  });
});
