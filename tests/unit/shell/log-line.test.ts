/** A log line is one line of JSON, and fields named like secrets are never written. */
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron-log/main', () => ({ default: {} }));
const { logLine } = await import('../../../src/main/adapters/log-electron');

describe('a log line', () => {
  it('carries level, event, time and fields', () => {
    const line = JSON.parse(logLine('info', 'sync.done', { instance: 'a', servers: 3, ok: true, gone: null }));
    expect(line).toMatchObject({ level: 'info', event: 'sync.done', instance: 'a', servers: 3, ok: true, gone: null });
    expect(Number.isNaN(Date.parse(line.at))).toBe(false);
  });

  it.each([
    ...['password', 'Password', 'pass', 'PASSPHRASE', 'userPassword', 'token', 'accessToken', 'x-xsrf-token', 'secret'],
    ...['clientSecret', 'cookie', 'set-cookie', 'Authorization', 'session', 'sessionId', 'ses6session'],
  ])('never writes the field %s', (name) => {
    const line = logLine('info', 'event', { [name]: 'hunter2', host: 'dci.example' });
    expect(line).not.toContain('hunter2');
    expect(line).toContain('dci.example');
  });

  it('stays one line, whatever a field contains', () => {
    const line = logLine('warn', 'event', { reason: 'one\ntwo\r\n{"level":"info"}\u2028' });
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line).reason).toBe('one\ntwo\r\n{"level":"info"}\u2028');
  });
});
