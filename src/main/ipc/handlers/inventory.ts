/** Calls about the copies on this computer: searching, history, the journal. */
import type { InventoryService } from '@core/inventory/inventory-service';
import type { Handlers } from '../router';

type InventoryCalls = Exclude<
  Extract<keyof Handlers, `inventory.${string}` | `journal.${string}`>,
  'inventory.sync' | 'inventory.cancelSync'
>;

export function createInventoryHandlers(inventory: InventoryService): Pick<Handlers, InventoryCalls> {
  return {
    'inventory.answerDrop': ({ id, use }) => inventory.answerDrop(id, use),
    'inventory.deleteCopy': ({ id }) => inventory.deleteCopy(id),
    'inventory.search': ({ query, instanceIds, limit }) => inventory.search(query, instanceIds, limit),
    'inventory.resolve': ({ text }) => inventory.resolve(text),
    'inventory.changes': (query) => inventory.changes(query),
    'inventory.generations': ({ id }) => inventory.generations(id),
    'inventory.compare': ({ id, from, to }) => inventory.compare(id, from, to),
    'journal.list': (query) => inventory.journal(query),
  };
}
