/** Puts one site together: data, world, accounts, server, and the hand that steers it. */
import { createHash } from 'node:crypto';
import { continueRunning } from './actions/already-running';
import { createWorld } from './actions/world';
import { systemClock } from './clock';
import { generateSite } from './data/generate-site';
import type { SiteData } from './data/model';
import type { SiteProfile } from './data/profiles';
import { siteCertificate } from './http/certificate';
import { createFaultBox, type FaultBox } from './http/faults';
import { createInstallation, type Installation } from './http/installation';
import { createLists } from './http/lists';
import { createRequestLog, type RequestLog } from './http/request-log';
import { createRouter } from './http/router';
import { AUTH_ROUTES } from './http/routes-auth';
import { listRoutes } from './http/routes-lists';
import { serverRoutes } from './http/routes-server';
import type { Login } from './http/sessions';
import { createSiteServer, type SiteServer } from './http/site-server';
import { createSleepyServices, type SleepyServices } from './http/sleep';
import { toBase32 } from './http/totp';
import type { Account, SimulatorOptions, Site, SiteControl, SiteOptions } from './simulator-types';

const HOUR_MS = 3_600_000;

export interface RunningSite {
  readonly site: Site;
  close(): Promise<void>;
}

export async function startSite(
  profile: SiteProfile,
  siteOptions: SiteOptions,
  options: SimulatorOptions,
  port: number,
): Promise<RunningSite> {
  const clock = options.clock ?? systemClock;
  const host = options.host ?? '127.0.0.1';
  const speed = options.speed ?? 1;
  const data = generateSite(profile, options.seed ?? 1, siteOptions.servers ?? profile.defaultServers);
  const world = createWorld(data, () => clock.now(), speed);
  continueRunning(world, speed);
  const logins = makeLogins(data);
  const site = createInstallation({
    world,
    logins,
    quirks: { ...profile.quirks, ...siteOptions.quirks },
    sessionLifetimeMs: options.sessionLifetimeMs ?? HOUR_MS,
    now: () => clock.now(),
  });
  const lists = createLists();
  const faults = createFaultBox(siteOptions.faults ?? options.faults);
  const sleep = createSleepyServices(() => clock.now(), options.sleepAfterMs ?? HOUR_MS / 2);
  const log = createRequestLog();
  const certificate = await siteCertificate(profile.identity, host, {
    folder: options.certificateDir,
    signedBy: options.signedBy,
  });
  const find = createRouter([...AUTH_ROUTES, ...listRoutes(lists), ...serverRoutes(lists)]);
  const server = createSiteServer({ site, find, faults, sleep, log, clock, certificate, host });
  const actualPort = await server.listen(port);
  const { key, name, code } = profile.identity;
  return {
    site: {
      key,
      name,
      code,
      url: `https://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
      port: actualPort,
      fingerprint256: certificate.fingerprint256,
      certificate: certificate.certificate,
      authority: certificate.authority,
      accounts: logins.map(({ email, password, role, totpSecret }): Account => ({ email, password, role, totpSecret })),
      control: createControl({ site, faults, sleep, log, server, port: actualPort }),
    },
    close: () => server.close(),
  };
}

/** The administrator to sign in with, an ordinary owner of servers, and somebody with a second factor. */
function makeLogins({ users, identity }: SiteData): Login[] {
  const admins = users.filter(({ role }) => role === '@admin');
  const owner = users.filter(({ role }) => role === '@user').sort((a, b) => b.serverCount - a.serverCount)[0];
  const picked = [admins[0], owner, admins[1]].filter((user) => user !== undefined);
  return picked.map(({ id, email, role }, index) => ({
    userId: id,
    email,
    role,
    password: `${identity.key}-cold-aisle-${index + 1}`,
    totpSecret: index < 2 ? null : secretOf(identity.key),
  }));
}

/** The same for every start, so that an app that learnt it once goes on. */
function secretOf(key: string): string {
  return toBase32(createHash('sha1').update(`second factor of ${key}`).digest());
}

interface ControlParts {
  readonly site: Installation;
  readonly faults: FaultBox;
  readonly sleep: SleepyServices;
  readonly log: RequestLog;
  readonly server: SiteServer;
  readonly port: number;
}

function createControl({ site, faults, sleep, log, server, port }: ControlParts): SiteControl {
  const { world, sessions } = site;
  return {
    requests: log.entries,
    writes: () => log.entries.filter(({ method, path }) => method !== 'GET' && /^\/(dci|ip)\//.test(path)),
    clearRequests: () => {
      log.entries.length = 0;
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    setLatency: faults.setLatency,
    setQuirks: site.setQuirks,
    setPassword: sessions.setPassword,
    expireSessions: sessions.expireAll,
    sessionCount: sessions.count,
    sleepServices: sleep.sleepAll,
    server: (id) => {
      world.schedule.settle();
      return world.server(id);
    },
    data: () => {
      world.schedule.settle();
      return world.data;
    },
    editServer: (id, change) => {
      world.schedule.settle();
      const server = world.server(id);
      if (!server) throw new Error(`no server ${id}`);
      change(server);
      world.touch();
    },
    removeServers: (ids) => {
      world.schedule.settle();
      world.remove(ids);
    },
    failNextAction: (serverId) => world.failNext(serverId),
    stop: () => server.close(),
    start: async () => {
      await server.listen(port);
    },
  };
}
