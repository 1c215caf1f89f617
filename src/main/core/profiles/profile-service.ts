/** Profiles as the window uses them: what a file would bring, keeping what was ticked, and writing one. */
import { ok, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { ProfileEntry, ProfilePreview } from '@contract/types/profile';
import type { Ids } from '@core/ports';
import type { SettingsBook } from '@core/settings/settings-book';
import { importInto, previewRows } from './import-rules';
import { entryOf, readProfile, writeProfile } from './profile-file';

export interface ProfileServiceDeps {
  readonly settings: SettingsBook;
  readonly ids: Ids;
  /** Asks for a file; null when none was chosen. */
  readonly openText: () => Promise<Result<{ name: string; text: string } | null>>;
  readonly saveText: (name: string, text: string) => Promise<Result<{ saved: boolean }>>;
  /** They are in the list now. */
  readonly onImported: (ids: readonly InstanceId[]) => Promise<void>;
}

export type ProfileService = ReturnType<typeof createProfileService>;

export function createProfileService({ settings, ids, openText, saveText, onImported }: ProfileServiceDeps) {
  const preview = (text: string, file: string | null): Result<ProfilePreview> => {
    const read = readProfile(text);
    return read.ok ? ok({ file, rows: previewRows(settings.current().instances, read.value) }) : read;
  };
  return {
    read: async (text: string | null): Promise<Result<ProfilePreview | null>> => {
      if (text !== null) return preview(text, null);
      const chosen = await openText();
      if (!chosen.ok) return chosen;
      return chosen.value ? preview(chosen.value.text, chosen.value.name) : ok(null);
    },
    import: async (entries: readonly ProfileEntry[]): Promise<Result<readonly InstanceId[]>> => {
      let added: readonly InstanceId[] = [];
      const saved = await settings.update((current) => {
        const next = importInto(current, entries, ids.uuid);
        if (!next.ok) return next;
        added = next.value.ids;
        return ok(next.value.settings);
      });
      if (!saved.ok) return saved;
      await onImported(added);
      return ok(added);
    },
    export: async (wanted: readonly InstanceId[], withAccounts: boolean): Promise<Result<{ saved: boolean }>> => {
      const { instances, numbering } = settings.current();
      // A demo site is another one after each start.
      const chosen = instances.filter(({ id, demoSite }) => demoSite === null && wanted.includes(id));
      const [first] = chosen;
      if (!first) return ok({ saved: false });
      const name = chosen.length === 1 ? first.code : 'datacenters';
      const entries = chosen.map((instance) => entryOf(instance, numbering, withAccounts));
      return saveText(`${name}.coldaisle`, writeProfile(entries));
    },
  };
}
