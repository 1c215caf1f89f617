import { isList } from '@renderer/features/search/model/pasted';
import { expect, test } from 'vitest';

test.each([
  'kvm-182\nkvm-183',
  'kvm-182, kvm-183',
  'kvm-182;kvm-183',
  'kvm-182\tds-1',
  '198.51.100.86 198.51.100.87',
  '3c:ec:ef:7a:21:9e 3c:ec:ef:7a:21:9f',
  '2001:db8::1 198.51.100.86',
  '\n\nkvm-182\r\n\r\nkvm-183\r\n',
])('%j is a list to look up', (text) => {
  expect(isList(text)).toBe(true);
});

test.each(['kvm-182', 'kvm-182\n', 'halcyon suspended', 'ops@halcyon.example', '', ' , ', 'xeon 4310', '2001:db8::1'])(
  '%j is a question',
  (text) => {
    expect(isList(text)).toBe(false);
  },
);
