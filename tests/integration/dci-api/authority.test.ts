/** A private authority over real HTTPS: what it signed is let in, and nothing is sent to anybody else. */
import { afterEach, describe, expect, it } from 'vitest';
import { createDciApi } from '../../../src/main/adapters/dci-api/dci-api';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import type { SignedBy } from '../../../src/main/demo/simulator-types';
import { createMemoryLog } from '../../support/memory-log';
import { createNodeFetch, type NodeFetch } from '../../support/node-fetch';
import { createTestClock } from '../../support/test-clock';

const running: Simulator[] = [];
const open: NodeFetch[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((network) => network.close()));
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function siteSignedBy(signedBy: SignedBy): Promise<Site> {
  const simulator = await createSimulator({ sites: { ams1: { servers: 5 }, fra2: false, hel1: false }, signedBy });
  running.push(simulator);
  return simulator.site('ams1');
}

function signIn(site: Site, authorityPem: string, address = site.url) {
  const network = createNodeFetch({ pinnedFingerprint: null, authorityPem });
  open.push(network);
  const deps = { fetch: network.fetch, clock: createTestClock(), log: createMemoryLog() };
  const { email = '', password = '' } = site.accounts[0] ?? {};
  return createDciApi({ address, token: () => null, ...deps }).signIn(email, password);
}

describe('an authority', () => {
  it('lets in the server whose chain leads to it', async () => {
    const site = await siteSignedBy('authority');
    expect(await signIn(site, site.authority ?? '')).toMatchObject({ ok: true });
    expect(await signIn(site, site.authority ?? '', site.url.replace('127.0.0.1', 'localhost'))).toMatchObject({
      error: { code: 'tls.authority', details: { verdict: 'name' } },
    });
  });

  it.each<[string, SignedBy, string]>([
    ['of another run, with the same names', 'authority', 'chain'],
    ['whose intermediate is not sent', 'authority-alone', 'no-intermediates'],
    ['beside a certificate that is signed by itself', 'itself', 'chain'],
  ])('%s lets nobody in, and nothing is sent', async (name, signedBy, verdict) => {
    const site = await siteSignedBy(signedBy);
    const own = signedBy === 'authority-alone' ? site.authority : (await siteSignedBy('authority')).authority;
    expect(await signIn(site, own ?? ''), name).toMatchObject({
      error: { code: 'tls.authority', details: { verdict } },
    });
    expect(site.control.requests).toEqual([]);
  });
});
