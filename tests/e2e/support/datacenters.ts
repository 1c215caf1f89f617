/** The simulated datacenters the tests sign in to, and the calls that do it through the page's one door. */
import type { Page } from '@playwright/test';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import type { SignedBy } from '../../../src/main/demo/simulator-types';
import type { Result } from '../../../src/preload/contract/errors';
import type { CallName, Input, Output } from '../../../src/preload/contract/types/calls';
import type { RackWall } from '../../../src/preload/contract/types/rack';
import type { ServerRow } from '../../../src/preload/contract/types/server';

/** Small and quick: 250 servers, actions 20 times faster than real ones. */
export function startDatacenters(signedBy: SignedBy = 'itself'): Promise<Simulator> {
  return createSimulator({
    signedBy,
    seed: 7,
    speed: 20,
    sites: { ams1: { servers: 400 }, fra2: { servers: 200 }, hel1: false },
  });
}

export function administrator(site: Site): { email: string; password: string } {
  const account = site.accounts[0];
  if (!account) throw new Error(`${site.key} has no account`);
  return { email: account.email, password: account.password };
}

/** `window.coldaisle.call`, as any script in the page would use it. */
export function call<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Result<Output<N>>> {
  // Playwright's types cannot follow a generic call through the page's boundary.
  const relay = (sent: unknown) => {
    const [callName, callInput] = sent as [CallName, never];
    return window.coldaisle.call(callName, callInput);
  };
  return page.evaluate(relay, [name, input] as unknown) as Promise<Result<Output<N>>>;
}

/** The value, or a failure that says which code came instead. */
export async function must<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await call(page, name, input);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** The wall as the page reads it. */
export async function wallOf(page: Page, id: string): Promise<RackWall> {
  return JSON.parse(await must(page, 'racks.wall', { id, asOf: null })) as RackWall;
}

export async function addDatacenter(page: Page, site: Site): Promise<string> {
  const probe = await must(page, 'instances.probe', { address: site.url });
  const { email, password } = administrator(site);
  const view = await must(page, 'instances.add', {
    name: site.name,
    code: site.code,
    colour: 0,
    address: site.url,
    email,
    password,
    trustedFingerprint: probe.certificate?.fingerprint ?? null,
  });
  return view.instance.id;
}

/** Servers with this power, idle, without a planted fault and with a BMC that agrees. */
export async function quietServers(page: Page, site: Site, id: string, power: 'on' | 'off'): Promise<ServerRow[]> {
  const { servers } = await wallOf(page, id);
  const flawed = new Set(site.control.data().oddities.flawed);
  const isQuiet = (row: ServerRow) =>
    row.power === power && row.state === 'ok' && !row.operation && row.bmcStatus === power && !flawed.has(row.id);
  return servers.filter(isQuiet);
}
