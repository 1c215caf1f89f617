/** Every failure of the scripts is one sentence with a next step, and never names a host. */
import { describe, expect, it } from 'vitest';
import { failureForCode, failureSentence, SetupError, withoutHosts } from '../../../scripts/lib/fail.mjs';

describe('failureSentence', () => {
  it('joins the cause and the next step of an expected failure', () => {
    expect(failureSentence(new SetupError('It broke', 'mend it'))).toBe('It broke: mend it.');
  });

  it.each([
    ['ENOSPC', /no space left/i],
    ['EACCES', /may not be written/],
    ['ENOTFOUND', /could not be found on the network/],
    ['ETIMEDOUT', /did not answer in time/],
  ])('recognises an exception by its code %s', (code, cause) => {
    const sentence = failureSentence(Object.assign(new Error('raw text'), { code }));
    expect(sentence).toMatch(cause);
    expect(sentence).not.toContain('raw text');
    expect(sentence).toMatch(/\.$/);
  });

  it('says how to learn more about a failure nobody expected', () => {
    expect(failureSentence(new TypeError('x is undefined'))).toMatch(/x is undefined.*COLDAISLE_DEBUG=1/);
    expect(failureSentence('thrown text')).toContain('thrown text');
  });

  it('knows nothing about codes that mean nothing to the reader', () => {
    expect(failureForCode('MODULE_NOT_FOUND')).toBeUndefined();
    expect(failureForCode(undefined)).toBeUndefined();
  });
});

describe('withoutHosts', () => {
  it.each([
    'request to https://user:secret@npm.internal.example:8443/react failed',
    'getaddrinfo ENOTFOUND npm.internal.example',
    'connect ECONNREFUSED npm.internal.example:443',
  ])('removes the host from %j', (text) => {
    const cleaned = withoutHosts(text);
    expect(cleaned).not.toContain('internal.example');
    expect(cleaned).not.toContain('secret');
  });

  it('removes IPv4 addresses', () => {
    expect(withoutHosts('connect to 10.1.2.3:4873 refused')).toBe('connect to <host> refused');
  });
});
