/** Calls about files of datacenters. */
import type { ProfileService } from '@core/profiles/profile-service';
import type { Handlers } from '../router';

type ProfileCalls = Extract<keyof Handlers, `profiles.${string}`>;

export function createProfileHandlers(profiles: ProfileService): Pick<Handlers, ProfileCalls> {
  return {
    'profiles.read': ({ text }) => profiles.read(text),
    'profiles.import': ({ entries }) => profiles.import(entries),
    'profiles.export': ({ ids, withAccounts }) => profiles.export(ids, withAccounts),
  };
}
