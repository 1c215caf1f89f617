/** A reading of the whole never puts an older row over a server that was read by itself meanwhile. */
import { createInventory } from '@core/inventory/inventory';
import { expect, test } from 'vitest';
import { serverRecord } from '../../support/memory-dcimanager';

const ID = 'fra';

test('a server read after the reading began stays; one read before is replaced, one that is gone goes', () => {
  const inventory = createInventory();
  const before = [serverRecord(1, 'one'), serverRecord(2, 'two'), serverRecord(3, 'three')];
  inventory.replace(ID, { startedAtMs: 0, readAtMs: 10 }, null, before);
  inventory.patch(ID, serverRecord(1, 'one', { power: 'off' }), 15);
  inventory.patch(ID, serverRecord(2, 'two', { power: 'off' }), 25);

  const after = [serverRecord(1, 'one'), serverRecord(2, 'two')];
  inventory.replace(ID, { startedAtMs: 20, readAtMs: 30 }, null, after);

  expect(inventory.server(ID, 1)).toMatchObject({ readAtMs: 30, row: { power: 'on' } });
  expect(inventory.server(ID, 2)).toMatchObject({ readAtMs: 25, row: { power: 'off' } });
  expect(inventory.server(ID, 3)).toBeNull();
});
