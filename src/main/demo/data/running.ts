/** What was already going on when the simulation starts: operations at some point of their way, failed ones, a stuck one. */

import type { IpRecord, IpStatus, Operation, OperationKind, ServerRecord } from './model';
import type { Picker } from './picker';
import type { Random } from './random';
import { DIAGNOSTICS_TEMPLATE, templateById } from './templates';

const MINUTE_MS = 60_000;
const canRun = (server: ServerRecord): boolean => server.placement === 'racked' && server.bmcKind === 'ipmi2';

export function startOperations(servers: readonly ServerRecord[], picker: Picker, random: Random): void {
  if (servers.length < 50) return;
  let id = 900;
  const begin = (server: ServerRecord, kind: OperationKind, rest: Partial<Operation>): void => {
    id += 1;
    const progress = 0.08 + random.next() * 0.84;
    server.operation = {
      id,
      kind,
      target: targetOf(server, kind),
      status: 'running',
      progress,
      startedAt: 0,
      durationMs: random.int(18, 45) * MINUTE_MS,
      message: '',
      stuck: false,
      ...rest,
    };
  };
  const many = Math.max(1, Math.round(servers.length / 950));
  for (const server of picker.take(many, canRun)) begin(server, 'os', {});
  for (const server of picker.take(Math.ceil(many / 3), canRun)) begin(server, 'diag', {});
  for (const server of picker.take(Math.ceil(many / 3), canRun)) begin(server, 'clear_hdd', {});
  for (const server of picker.take(1, canRun)) begin(server, 'diag', { progress: 0.34, stuck: true });
  picker.take(Math.max(1, Math.round(servers.length / 1400)), canRun).forEach((server, index) => {
    const failure = FAILURES[index % FAILURES.length] ?? FAILURES[0];
    begin(server, failure[0], { status: 'fail', progress: failure[1], message: failure[2] });
  });
}

const FAILURES = [
  ['os', 0.4, 'Server did not boot from the network within 15 minutes'],
  ['clear_hdd', 0.7, 'Drive 3 of 4: write error at 68 %'],
  ['diag', 0.2, 'Diagnostics did not report back within 60 minutes'],
] as const;

export function targetOf(server: ServerRecord, kind: OperationKind, templateId?: number): string {
  if (kind === 'clear_hdd') return 'simple';
  const fallback = kind === 'diag' ? DIAGNOSTICS_TEMPLATE : server.osTemplateId;
  return templateById(templateId ?? fallback)?.name ?? 'Debian 12 amd64';
}

const UNSETTLED: readonly IpStatus[] = ['allocating', 'in_progress', 'deleting', 'fail', 'allocation_fail'];

/** Addresses that are not simply in use; only second ones, so that every main address is a good one. */
export function unsettleAddresses(servers: readonly ServerRecord[], ips: readonly IpRecord[], random: Random): void {
  if (servers.length < 50) return;
  const main = new Set(servers.flatMap((server) => [server.mainIpv4, server.mainIpv6]));
  const seconds = ips.filter((ip) => !main.has(ip.id));
  const each = Math.max(1, Math.round(servers.length / 1400));
  const chosen = new Set<IpRecord>();
  while (chosen.size < Math.min(each * UNSETTLED.length, seconds.length)) chosen.add(random.pick(seconds));
  [...chosen].forEach((ip, index) => {
    ip.status = UNSETTLED[index % UNSETTLED.length] ?? 'ok';
  });
}
