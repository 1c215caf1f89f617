/** The embedded DCImanager: starts one HTTPS server per simulated datacenter. Plain Node, no Electron. */
import { PROFILES } from './data/profiles';
import type { Simulator, SimulatorOptions } from './simulator-types';
import { type RunningSite, startSite } from './site';

export type { FaultEffect, Simulator, SimulatorOptions, Site } from './simulator-types';

/** Sites run one port after the other when a first port is given. Closes what it had opened when one cannot start. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  if (options.speed !== undefined && !(options.speed > 0)) throw new RangeError('speed must be above 0');
  const running: RunningSite[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((site) => site.close()));
  };
  try {
    for (const profile of PROFILES) {
      const siteOptions = options.sites?.[profile.identity.key];
      if (siteOptions === false) continue;
      const port = options.port ? options.port + running.length : 0;
      running.push(await startSite(profile, siteOptions ?? {}, options, port));
    }
  } catch (thrown) {
    await close();
    throw thrown;
  }
  const sites = running.map(({ site }) => site);
  return {
    sites,
    site: (key) => {
      const found = sites.find((site) => site.key === key);
      if (!found) throw new Error(`site ${key} does not run`);
      return found;
    },
    close,
  };
}
