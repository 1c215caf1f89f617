/** Connects API clients to instances through Electron's network, one partition per instance id. */
import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { ConnectionTarget, DciConnector, Looked } from '@core/connector-ports';
import type { Clock, Log } from '@core/ports';
import { createDciApi } from '../dci-api/dci-api';
import { probeAddress } from '../dci-api/probe';
import { summariseCertificate } from './certificate';
import { type CertificateRule, type InstanceNetwork, openNetwork, verdictOf } from './electron-network';
import { createWriteLanes, type WriteLanes } from './write-lanes';

interface Open {
  readonly network: InstanceNetwork;
  readonly writes: WriteLanes;
  readonly ruleKey: string;
}

export function createElectronConnector({ clock, log }: { clock: Clock; log: Log }): DciConnector {
  const open = new Map<InstanceId, Open>();

  /** The same instance with the same rule keeps its partition, and with it its cookies. */
  const networkOf = (target: ConnectionTarget): Open => {
    const ruleKey = `${target.address} ${target.pinnedFingerprint ?? target.authorityPem ?? 'system'}`;
    const existing = open.get(target.instanceId);
    if (existing?.ruleKey === ruleKey) return existing;
    if (existing) void close(existing);
    const another = () => openNetwork(`dci ${target.instanceId} ${randomUUID()}`, ruleOf(target));
    const opened = { network: another(), writes: createWriteLanes(another), ruleKey };
    open.set(target.instanceId, opened);
    return opened;
  };

  return {
    connect: (target, token) =>
      createDciApi({
        address: target.address,
        token,
        // Looked up per request: a forgotten partition is opened anew, never reused.
        fetch: (input, init) => {
          const { network, writes } = networkOf(target);
          return isRead(input, init) ? network.fetch(input, init) : writes.fetch(input, init);
        },
        clock,
        log,
      }),
    probe: (address, authorityPem) => probe(address, authorityPem ?? null, clock, log),
    forget: async (id) => {
      const existing = open.get(id);
      open.delete(id);
      if (existing) await close(existing);
    },
  };
}

async function close({ network, writes }: Open): Promise<void> {
  await Promise.all([network.close(), writes.close()]);
}

function isRead(input: Request | string | URL, init?: RequestInit): boolean {
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  return method.toUpperCase() === 'GET';
}

/** A throw-away partition that accepts any certificate: no credential is sent through it, and it is closed at once. */
async function probe(address: string, authorityPem: string | null, clock: Clock, log: Log): Promise<Result<Looked>> {
  const network = openNetwork(`probe ${randomUUID()}`, { kind: 'any' });
  const answer = await probeAddress({ address, fetch: network.fetch, clock, log });
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  const seen = network.seen(host);
  await network.close();
  if (!answer.ok) return answer;
  if (!seen && address.startsWith('https:')) return fail('tls.failed', { host });
  const authority = seen && authorityPem !== null ? verdictOf(authorityPem, host, seen.chain) : null;
  const trusted = !seen || (authority === null ? seen.verdict === 'net::OK' : authority === 'ok');
  return ok({
    latencyMs: answer.value.latencyMs,
    certificate: trusted ? null : summariseCertificate(seen.pem, seen.verdict),
    authority,
  });
}

function ruleOf({ pinnedFingerprint, authorityPem }: ConnectionTarget): CertificateRule {
  if (pinnedFingerprint) return { kind: 'pinned', fingerprint: pinnedFingerprint };
  return authorityPem ? { kind: 'authority', pem: authorityPem } : { kind: 'system' };
}
