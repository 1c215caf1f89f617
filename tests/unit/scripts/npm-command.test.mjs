/** npm's output is reduced to the true cause, also when several codes appear in it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npmFailure, npmStarter, outerEnvironment } from '../../../scripts/lib/npm-command.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';

describe('npmFailure', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', /could not be found on the network \(ENOTFOUND\)/],
    ['npm ERR! code EAI_AGAIN', /EAI_AGAIN/],
    ['npm error code ENOSPC\nnpm error nospc', /no space left/i],
    ['npm error code EACCES\nnpm error syscall mkdir', /may not be written/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate is not trusted/],
    ['npm error code EUSAGE', /do not fit together/],
    ['npm error code EINTEGRITY', /checksum/],
    ['npm error code E404', /does not have a package/],
    ['npm error code 1\nnpm error npm error code ECONNREFUSED', /ECONNREFUSED/],
  ])('reads %j', (output, cause) => {
    expect(npmFailure(output, 1).message).toMatch(cause);
  });

  const keytar = 'npm error code 1\nnpm error path /x/node_modules/keytar\nnpm error command failed\n';

  it('blames keytar and not the network when its compilation failed after a failed download', () => {
    const failure = npmFailure(`${keytar}prebuild-install warn getaddrinfo ENOTFOUND github.com\ncode: 'ENOTFOUND'`, 1);
    expect(failure.message).toMatch(/keytar.*could not be compiled/);
    expect(failure.nextStep).toMatch(/C\+\+ compiler/);
  });

  it.each([
    ["No package 'libsecret-1' found", /libsecret-1-dev/],
    ['In most cases you are behind a proxy or have bad network settings', /npm_config_nodedir/],
    ['make: write error: No space left on device', /free about/],
  ])('names what the compilation lacked: %s', (line, nextStep) => {
    expect(npmFailure(keytar + line, 1).nextStep).toMatch(nextStep);
  });

  it('passes on the first telling line of a failure it does not know, without hosts', () => {
    const failure = npmFailure('npm error code EODD\nnpm error odd thing at https://npm.example/x', 7);
    expect(failure.message).toBe('npm failed with status 7 (odd thing at <address>)');
  });

  it('says that npm itself is missing', () => {
    expect(npmFailure('spawn npm ENOENT', 127).message).toBe('npm was not found');
  });
});

describe('npmStarter', () => {
  const cli = '/usr/lib/node_modules/npm/bin/npm-cli.js';

  it('uses the npm and the Node that started the script', () => {
    const env = { npm_execpath: cli, npm_node_execpath: '/usr/bin/node' };
    expect(npmStarter(env)).toEqual({ program: '/usr/bin/node', args: [cli] });
  });

  it('never runs npm on the Node inside the node_modules it is about to replace', () => {
    const env = { npm_execpath: cli, npm_node_execpath: join(ROOT, 'node_modules/node/bin/node') };
    expect(npmStarter(env).args).toEqual([]);
  });

  it('does not take another package manager for npm', () => {
    expect(npmStarter({ npm_execpath: '/x/yarn.js', npm_node_execpath: '/usr/bin/node' }).args).toEqual([]);
  });
});

describe('outerEnvironment', () => {
  it.skipIf(process.platform === 'win32')("takes this checkout's tools out of the PATH and leaves the rest", () => {
    const env = { PATH: `${join(ROOT, 'node_modules/.bin')}:/usr/bin:/other/node_modules/.bin`, LANG: 'C' };
    expect(outerEnvironment(env)).toEqual({ PATH: '/usr/bin:/other/node_modules/.bin', LANG: 'C' });
  });
});
