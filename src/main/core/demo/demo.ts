/** The demo: three simulated datacenters, kept and signed in to like real ones. */
import { ok, type Result } from '@contract/errors';
import type { DatacenterColour, Instance, InstanceView } from '@contract/types/instance';
import type { InstanceService } from '@core/instances/instance-service';
import type { SimulatedSite, SimulatorHost } from '@core/ports';

export interface Demo {
  /** Starts the simulator and signs in to every site; a site that is kept already is signed in to again. */
  open(): Promise<Result<readonly InstanceView[]>>;
  /** After a restart: brings back the simulator behind demo datacenters that were kept. */
  resume(): Promise<void>;
}

const COLOURS = 10;

export function createDemo(simulator: SimulatorHost, instances: InstanceService): Demo {
  const kept = (key: string): Instance | undefined =>
    instances.list().find(({ instance }) => instance.demoSite === key)?.instance;

  const enterAll = async (wanted: (site: SimulatedSite) => boolean): Promise<Result<readonly InstanceView[]>> => {
    const sites = await simulator.start();
    if (!sites.ok) return sites;
    // One after another, so that the rail has the order of the sites.
    for (const site of sites.value.filter(wanted)) {
      const done = await enter(instances, site, kept(site.key));
      if (!done.ok) return done;
    }
    return ok(instances.list());
  };

  // One at a time: asked twice at once, every site would be added twice.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    open: () => inTurn(() => enterAll(() => true)),
    resume: () =>
      inTurn(async () => {
        // A site that the user removed stays removed.
        if (instances.list().some(({ instance }) => instance.demoSite !== null)) {
          await enterAll((site) => kept(site.key) !== undefined);
        }
      }),
  };
}

/** The simulator forgets its sessions and takes another port and certificate each time it starts. */
async function enter(
  instances: InstanceService,
  site: SimulatedSite,
  known: Instance | undefined,
): Promise<Result<InstanceView>> {
  const { email, password, address, fingerprint } = site;
  if (known) {
    const moved = await instances.relocate(known.id, address, fingerprint);
    return moved.ok ? instances.signIn({ id: known.id, email, password, trustedFingerprint: fingerprint }) : moved;
  }
  const taken = new Set(instances.list().map(({ instance }) => instance.code));
  const code = [site.code, ...Array.from({ length: 9 }, (_, n) => `DEMO${n + 1}`)].find((one) => !taken.has(one));
  const colour = (instances.list().length % COLOURS) as DatacenterColour;
  return instances.add(
    { name: site.name, code: code ?? site.code, colour, address, email, password, trustedFingerprint: fingerprint },
    site.key,
  );
}
