/** The condition servers are in: owners, power, suspension, health, wiring. Shares of the fleet, and at least one of each. */

import type { PortRecord, ServerRecord } from './model';
import type { People } from './people';
import type { Picker } from './picker';
import type { SiteProfile } from './profiles';
import type { Random } from './random';
import { OS_CHOICES } from './templates';

/** Owner, system and wiring of every server: the ordinary part. */
export function equip(servers: readonly ServerRecord[], profile: SiteProfile, people: People, random: Random): void {
  let owner = random.weighted(people.customers);
  for (const server of servers) {
    // Customers rent neighbouring servers more often than scattered ones.
    if (random.chance(0.3)) owner = random.weighted(people.customers);
    const free = random.chance(profile.freeShare);
    if (!free) own(server, owner, profile);
    server.osTemplateId = free && random.chance(0.7) ? 0 : random.weighted(OS_CHOICES);
    server.ports = makePorts(server, random);
    server.pdu = random.chance(0.03) ? null : 'up';
    if (server.bmcKind === 'none') server.bmc = 'unknown';
  }
}

function own(server: ServerRecord, owner: People['users'][number], profile: SiteProfile): void {
  server.ownerId = owner.id;
  owner.serverCount += 1;
  const company = owner.email.slice(owner.email.indexOf('@') + 1);
  const code = profile.identity.code.toLowerCase();
  if (profile.companies.some(([name]) => company === `${name}.example`))
    server.domain = `${server.name}.${code}.${company}`;
}

function makePorts(server: ServerRecord, random: Random): PortRecord[] {
  if (server.placement !== 'racked' && server.placement !== 'chassis') return [];
  const ports: PortRecord[] = [{ admin: 'up', oper: 'up', ipmi: false }];
  if (random.chance(0.7)) ports.push({ admin: 'up', oper: 'up', ipmi: false });
  if (server.bmcKind !== 'none') ports.push({ admin: 'up', oper: 'up', ipmi: true });
  return ports;
}

/** A count that follows the size of the site, never below `least`. */
function share(total: number, part: number, least: number): number {
  return Math.max(least, Math.round(total * part));
}

const inPlace = (server: ServerRecord): boolean => server.placement === 'racked' || server.placement === 'chassis';
const owned = (server: ServerRecord): boolean => inPlace(server) && server.ownerId !== null;
const withBmc = (server: ServerRecord): boolean => inPlace(server) && server.bmcKind !== 'none';

/** The rarities of suspension, power and health. */
export function afflict(servers: readonly ServerRecord[], picker: Picker, people: People): void {
  if (servers.length < 50) return;
  suspendSome(servers.length, picker);
  powerSome(servers.length, picker);
  renewSome(servers.length, picker, people);
  wireSome(servers.length, picker);
}

function suspendSome(total: number, picker: Picker): void {
  for (const server of picker.take(share(total, 0.024, 1), owned)) {
    server.state = 'suspended';
    setPorts(server, 'down');
  }
  for (const server of picker.take(share(total, 1 / 1400, 1), owned)) server.state = 'suspending';
  for (const server of picker.take(share(total, 1 / 2800, 1), owned)) {
    server.state = 'resuming';
    setPorts(server, 'down');
  }
  for (const server of picker.take(share(total, 1 / 1000, 1), owned)) {
    server.state = 'suspend_error';
    server.stateInfo = 'Switch did not answer: SNMP timeout while setting the port status';
  }
  for (const server of picker.take(share(total, 1 / 2000, 1), owned)) {
    server.state = 'resume_error';
    server.stateInfo = 'Port stayed down after it was enabled';
    setPorts(server, 'down');
  }
}

function setPorts(server: ServerRecord, status: PortRecord['admin']): void {
  for (const port of server.ports) {
    port.admin = status;
    port.oper = status;
  }
}

function powerSome(total: number, picker: Picker): void {
  for (const server of picker.take(share(total, 0.06, 3), withBmc)) server.bmc = 'off';
  for (const server of picker.take(share(total, 0.008, 1), withBmc)) server.bmc = 'unknown';
  for (const server of picker.take(share(total, 1 / 2000, 1), withBmc)) server.bmc = 'in_progress';
  for (const server of picker.take(share(total, 0.004, 1), withBmc)) {
    server.pdu = 'down';
    server.bmc = 'unknown';
  }
  for (const server of picker.take(share(total, 0.01, 1), withBmc)) server.pdu = 'unknown';
}

function renewSome(total: number, picker: Picker, people: People): void {
  picker.take(share(total, 0.0021, 2), inPlace).forEach((server, index) => {
    disown(server, people);
    server.isNew = true;
    server.osTemplateId = 0;
    if (index % 2 === 0) server.configuration = '';
  });
  for (const server of picker.take(share(total, 1 / 700, 1), inPlace)) server.configuration = '';
  picker.take(share(total, 1 / 450, 2), inPlace).forEach((server, index) => {
    server.diagErrors = DIAG_ERRORS[index % DIAG_ERRORS.length] ?? [];
  });
}

function disown(server: ServerRecord, people: People): void {
  const owner = people.users.find((user) => user.id === server.ownerId);
  if (owner) owner.serverCount -= 1;
  server.ownerId = null;
}

const DIAG_ERRORS: readonly ServerRecord['diagErrors'][] = [
  [{ type: 'smart', info: 'Drive S4EWNX0R: reallocated sectors 312, threshold 140' }],
  [{ type: 'link_speed', info: 'eth0 negotiated 100 Mbit/s instead of 10 Gbit/s' }],
  [
    { type: 'memory', info: 'DIMM B2 missing, 32 GB less than the platform declares' },
    { type: 'smart', info: 'Drive PHLN9321: media wear 97 %' },
  ],
];

function wireSome(total: number, picker: Picker): void {
  const twoLinks = (server: ServerRecord): boolean => inPlace(server) && server.ports.length > 1;
  for (const server of picker.take(share(total, 0.015, 1), twoLinks)) setSecond(server, 'up', 'down');
  for (const server of picker.take(share(total, 0.003, 1), twoLinks)) setSecond(server, 'unknown', 'unknown');
  for (const server of picker.take(1, twoLinks)) setSecond(server, 'testing', 'testing');
}

function setSecond(server: ServerRecord, admin: PortRecord['admin'], oper: PortRecord['oper']): void {
  const port = server.ports[1];
  if (!port) return;
  port.admin = admin;
  port.oper = oper;
}

export const HOSTILE_URLS = ['javascript:alert(1)', 'file:///etc/passwd', 'https://user:secret@10.20.0.9/'] as const;

/** Web addresses that must not be opened, a plain http one, an empty one; returns the ids of the hostile ones. */
export function spoilWebUrls(servers: readonly ServerRecord[], picker: Picker): number[] {
  if (servers.length < 50) return [];
  const [empty, plain, ...hostile] = picker.take(2 + HOSTILE_URLS.length, (server) => server.bmcKind === 'ipmi2');
  if (empty) empty.webUrl = '';
  if (plain) plain.webUrl = 'http://10.20.255.2/';
  hostile.forEach((server, index) => {
    server.webUrl = HOSTILE_URLS[index] ?? null;
  });
  return hostile.map((server) => server.id);
}

const FLAWS = ['power', 'suspension', 'address', 'operation'] as const;

/** Servers on which one kind of action always fails: ordinary ones, so that the failure comes as a surprise. */
export function flawSome(servers: readonly ServerRecord[], picker: Picker): number[] {
  if (servers.length < 50) return [];
  const chosen = picker.take(share(servers.length, 1 / 70, 4), (server) => owned(server) && server.bmcKind === 'ipmi2');
  chosen.forEach((server, index) => {
    server.flaw = FLAWS[index % FLAWS.length] ?? null;
  });
  return chosen.map((server) => server.id);
}
