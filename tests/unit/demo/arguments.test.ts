/** The simulator's command line: what it takes, and one sentence for what it does not. */
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/main/demo/cli/arguments';

describe('simulator arguments', () => {
  it('become options', () => {
    const args = '--servers 500 --port 9440 --seed 7 --speed 20 --latency 30 --host ::1 --certificates /c'.split(' ');
    expect(readArguments(args)).toEqual({
      kind: 'run',
      options: {
        port: 9440,
        host: '::1',
        seed: 7,
        speed: 20,
        certificateDir: '/c',
        faults: { latencyMs: 30 },
        sites: { ams1: { servers: 500 } },
      },
    });
  });

  it('may be absent', () => {
    expect(readArguments([])).toEqual({ kind: 'run', options: {} });
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([['--servers', '100001'], ['--servers', 'many'], ['--port', '-1'], ['--port', ''], ['--what'], ['stray']])(
    'are refused: %s %s',
    (...args) => {
      const answer = readArguments(args.filter((text) => text !== undefined));
      expect(answer.kind).toBe('wrong');
      expect(answer.kind === 'wrong' && answer.reason).not.toBe('');
    },
  );
});
