import { fail, ok } from '@contract/errors';
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import { createStores } from '@renderer/app/stores';
import { createInstancesStore } from '@renderer/features/instances/store';
import { describe, expect, test } from 'vitest';
import { viewOf } from '../renderer-instances/views';

const [ams, fra] = [viewOf('AMS1'), viewOf('FRA2')];

function setUp() {
  const listeners: [string, (payload: unknown) => void][] = [];
  const shown: unknown[] = [];
  const walls: unknown[] = [];
  const bridge = {
    call: async (name: string, input: { id: string | null }) => {
      if (name === 'instances.show') shown.push(input.id);
      if (name === 'racks.wall') {
        walls.push(input.id);
        return fail('inventory.not-read', {});
      }
      return ok([]);
    },
    on: (event: string, listener: (payload: unknown) => void) => {
      listeners.push([event, listener]);
      return () => undefined;
    },
  } as unknown as Bridge;
  const stores = createStores(bridge, {} as AppStatus, createInstancesStore(bridge));
  const tell = (views: unknown) => {
    for (const [event, listener] of listeners) if (event === 'instances.changed') listener(views);
  };
  return { stores, shown, walls, tell };
}

describe('main is told once what is on screen', () => {
  test('whenever the datacenter changes', () => {
    const { stores, shown, tell } = setUp();
    tell([ams, fra]);
    tell([ams, fra]);
    stores.instances.select('id-FRA2');
    stores.instances.select('id-FRA2');
    tell([]);
    expect(shown).toEqual(['id-AMS1', 'id-FRA2', null]);
  });

  test('none while all of them are, and the datacenter again afterwards', () => {
    const { stores, shown, tell } = setUp();
    tell([ams, fra]);
    stores.search.show();
    stores.search.back();
    expect(shown).toEqual(['id-AMS1', null, 'id-AMS1']);
  });

  test('the one behind the view over all of them is not shown on the way to another', () => {
    const { stores, shown, tell } = setUp();
    tell([ams, fra]);
    stores.search.show();
    stores.instances.select('id-FRA2');
    stores.search.show();
    stores.instances.selectAt(0);
    expect(shown).toEqual(['id-AMS1', null, 'id-FRA2', null, 'id-AMS1']);
  });
});

test('racks are asked for as soon as it is known whose, once for each datacenter', () => {
  const { stores, walls, tell } = setUp();
  expect(walls).toEqual([]);
  tell([ams, fra]);
  tell([ams, fra]);
  expect(walls).toEqual(['id-AMS1']);
  stores.instances.select('id-FRA2');
  stores.instances.select('id-AMS1');
  expect(walls).toEqual(['id-AMS1', 'id-FRA2']);
});
