/** Racks laid out: where each server stands, what is free, what contradicts itself. */
import type { InstanceId } from './instance';
import type { ServerRow } from './server';

/** How the instance counts units; the API does not say, so it is a labelled assumption. */
export interface UnitNumbering {
  readonly direction: 'bottom-up' | 'top-down';
  /** Which of a tall device's numbers the `unit` field names: the lowest or the highest number, whatever the direction. */
  readonly anchor: 'lowest' | 'highest';
  /** Whether the person chose it, or it is only the likelier reading of the data. */
  readonly source: 'assumed' | 'chosen';
}

/** A span of a rack in units from the floor: `from` is 1 for the lowest unit; halves are allowed. */
export interface Span {
  readonly from: number;
  readonly units: number;
}

export interface ServerCell extends Span {
  readonly kind: 'server';
  readonly serverId: number;
}
export interface ChassisCell extends Span {
  readonly kind: 'chassis';
  readonly chassisId: number;
  readonly name: string;
  readonly slotCount: number;
  /** Index 0 is slot 1; null is an empty slot. */
  readonly slots: readonly (number | null)[];
  /** Blades that name a slot that is taken, out of range or missing: shown, never dropped. */
  readonly unplaced: readonly number[];
}
export interface OverlapCell extends Span {
  readonly kind: 'overlap';
  /** Every device that claims units of this block, each with its own span. */
  readonly claims: readonly (Span & { readonly label: string; readonly serverIds: readonly number[] })[];
}
export type RackCell = ServerCell | ChassisCell | OverlapCell;

export interface RackElevation {
  /** Rack id of the instance; negative when only servers mention the rack by name. */
  readonly id: number;
  readonly name: string;
  readonly room: string;
  readonly row: string;
  /** Height in units. */
  readonly size: number;
  /** True when the height was not reported and had to be assumed from what stands in it. */
  readonly sizeAssumed: boolean;
  /** From the floor up, never overlapping. */
  readonly cells: readonly RackCell[];
  readonly freeRuns: readonly Span[];
  readonly usedUnits: number;
  readonly freeUnits: number;
  readonly largestFree: number;
  /** Servers that name this rack but cannot be drawn in it. */
  readonly misplaced: readonly { readonly serverId: number; readonly reason: 'no-unit' | 'outside-rack' }[];
}

export interface RackRow {
  readonly room: string;
  readonly row: string;
  readonly rackIds: readonly number[];
  readonly serverCount: number;
  /** Share of units in use, 0 to 1. */
  readonly occupancy: number;
}

export interface RackRoom {
  readonly room: string;
  readonly rows: readonly RackRow[];
  readonly serverCount: number;
  readonly occupancy: number;
}

export interface RackWall {
  readonly instanceId: InstanceId;
  readonly readAtMs: number;
  readonly numbering: UnitNumbering;
  /** False when the instance has no rack list and racks were gathered from the servers. */
  readonly rackListRead: boolean;
  readonly rooms: readonly RackRoom[];
  readonly racks: readonly RackElevation[];
  readonly servers: readonly ServerRow[];
  /** Servers without a rack. */
  readonly unracked: readonly number[];
  /** Server ids; an overlap lists every server that claims units of its block. */
  readonly attention: {
    readonly overlaps: readonly number[];
    readonly stateErrors: readonly number[];
    readonly failedOperations: readonly number[];
    readonly newServers: readonly number[];
    readonly misplaced: readonly number[];
  };
}
