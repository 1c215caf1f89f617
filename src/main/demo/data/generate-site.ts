/** From a seed to the whole content of one installation. Pure: no clock, no randomness but the seed's. */
import { assignAddresses } from './addressing';
import { afflict, equip, flawSome, spoilWebUrls } from './condition';
import type { LocationRecord, SiteData } from './model';
import { makePeople } from './people';
import { createPicker } from './picker';
import { misplace } from './places';
import { populate } from './populate';
import type { SiteProfile } from './profiles';
import { createRandom, mixText } from './random';
import { startOperations, unsettleAddresses } from './running';
import { TEMPLATES } from './templates';

export const MAX_SERVERS = 100_000;

export function generateSite(profile: SiteProfile, seed: number, count: number): SiteData {
  if (!Number.isInteger(count) || count < 0 || count > MAX_SERVERS) {
    throw new RangeError(`number of servers must be 0 to ${MAX_SERVERS}, not ${count}`);
  }
  const { key } = profile.identity;
  const random = createRandom(mixText(seed, `${key}/condition`));
  const people = makePeople(profile, seed);
  const population = populate(profile, seed, count);
  const { servers } = population;
  equip(servers, profile, people, random);
  const picker = createPicker(servers, random);
  const places = misplace(profile, population, picker);
  afflict(servers, picker, people);
  startOperations(servers, picker, random);
  const hostileWebUrls = spoilWebUrls(servers, picker);
  const flawed = flawSome(servers, picker);
  const { nets, pools, ips } = assignAddresses(profile, seed, servers);
  unsettleAddresses(servers, ips, random);
  const unracked = servers.filter((server) => server.placement.startsWith('rack-')).map((server) => server.id);
  return {
    seed,
    identity: profile.identity,
    locations: profile.locations.map(
      (location, index): LocationRecord => ({ id: index + 1, ...location, userspace: index + 1 }),
    ),
    racks: population.racks,
    chassis: population.chassis,
    servers,
    firstServerId: profile.firstServerId,
    users: people.users,
    nets,
    pools,
    ips,
    templates: TEMPLATES,
    oddities: { ...places, unracked, hostileWebUrls, flawed },
  };
}
