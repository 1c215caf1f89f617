/** The system's browser is opened for a vetted BMC page and for nothing else. */
import { fail, ok, type Result } from '@contract/errors';
import type { Bmc } from '@contract/types/server';
import { createServerService, type ServerService } from '@core/servers/server-service';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryConsole } from '../../support/memory-console';
import { serverRecord } from '../../support/memory-dcimanager';

const FRA = 'fra';
const ipmi = (webUrl: string | null): Bmc => ({
  kind: 'ipmi',
  id: 1,
  address: '10.0.0.5/24',
  status: 'on',
  statusInfo: null,
  type: null,
  webUrl,
});

let opened: string[];
let answer: Result<void>;
let service: ServerService;
let logText: () => string;

beforeEach(async () => {
  opened = [];
  answer = ok();
  const { inventory, copies, connections, settings, clock, log } = createMemoryConsole();
  logText = log.text;
  await copies.ready(FRA);
  for (const record of [
    serverRecord(1, 'good', { ipmi: ipmi('HTTPS://10.0.0.5/login?sid=secret-in-link') }),
    serverRecord(2, 'bare'),
    serverRecord(3, 'script', { ipmi: ipmi('javascript:alert(1)') }),
    serverRecord(4, 'elsewhere', { ipmi: ipmi('https://10.0.0.5.evil.example/') }),
  ]) {
    await inventory.keep(FRA, record, clock.nowMs());
  }
  const browser = {
    open: async (url: string) => {
      opened.push(url);
      return answer;
    },
  };
  service = createServerService({
    store: inventory,
    copies,
    connections,
    settings,
    browser,
    clock,
    log,
    onServers: () => {},
    onWall: () => {},
    onRead: () => {},
  });
});

describe('opening a web console', () => {
  it('opens the vetted address and answers its host', async () => {
    expect(await service.openWebConsole(FRA, 1)).toEqual(ok({ host: '10.0.0.5' }));
    expect(opened).toEqual(['https://10.0.0.5/login?sid=secret-in-link']);
  });

  it('logs that it was opened, not the link', async () => {
    await service.openWebConsole(FRA, 1);
    expect(logText()).toContain('console.opened');
    expect(logText()).not.toContain('secret-in-link');
  });

  it.each([
    ['a server that nobody knows', 99, 'server.not-found'],
    ['a server without a BMC', 2, 'console.none'],
    ['a link that is a script', 3, 'console.refused'],
    ['a link to another host', 4, 'console.refused'],
  ])('opens nothing for %s', async (_, serverId, code) => {
    expect(await service.openWebConsole(FRA, serverId)).toMatchObject({ ok: false, error: { code } });
    expect(opened).toEqual([]);
  });

  it('opens nothing of another instance that has a server of that number', async () => {
    expect(await service.openWebConsole('led', 1)).toEqual(fail('server.not-found', {}));
    expect(opened).toEqual([]);
  });

  it('says so when the browser does not open', async () => {
    answer = fail('console.refused', { reason: 'scheme', host: 'x' });
    expect(await service.openWebConsole(FRA, 1)).toEqual(answer);
  });
});
