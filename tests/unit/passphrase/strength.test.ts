/** The hint beside a new passphrase: too short is said first, patterns are seen through, words count. */
import { strengthOf } from '@renderer/features/instances/passphrase/strength';
import { describe, expect, it } from 'vitest';

describe('a passphrase', () => {
  it.each([
    ['', 'short'],
    ['elevenchars', 'short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['qwertyuiop12', 'weak'],
    ['12345678901234567890', 'weak'],
    ['йцукенгшщзхъ', 'weak'],
    ['zyxwvut-2026', 'weak'],
    ['paris-paris-paris', 'weak'],
    ['heron7heron7', 'weak'],
    ['k3!vQp8zRm2w', 'fair'],
    ['anvil crumpet', 'fair'],
    ['anvil crumpet heron 42', 'strong'],
    ['цапля гвоздь пирог лёд', 'strong'],
    ['ox ivy elk fog yew', 'fair'],
    ['herd barn lamp oven', 'strong'],
  ])('%j is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
