import { FingerprintCompare } from '@renderer/ui/fingerprint/fingerprint-compare';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

const bytes = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').toUpperCase());
const marked = (now: readonly string[]) => {
  const html = renderToStaticMarkup(
    <FingerprintCompare
      pinned={{ label: 'Pinned', value: bytes.join(':') }}
      now={{ label: 'Now', value: now.join(':') }}
    />,
  );
  return [...html.matchAll(/<mark[^>]*>(..)<\/mark>/g)].map((match) => match[1]);
};

describe('fingerprints that differ', () => {
  test('every differing byte is marked, and no other', () => {
    const now = bytes.map((byte, index) => (index === 0 || index === 31 ? 'FF' : byte));
    expect(marked(now)).toEqual(['FF', 'FF']);
  });

  test('the same fingerprint in another spelling is the same', () => {
    expect(marked(bytes.map((byte) => byte.toLowerCase()))).toEqual([]);
  });
});
