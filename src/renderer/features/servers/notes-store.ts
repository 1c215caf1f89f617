/** What people here wrote about servers and which ones they pinned: per datacenter, on this computer only. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { ServerNote } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface NotesState {
  /** By server id. A datacenter whose notes were not read yet is not here. */
  readonly notes: Readonly<Record<InstanceId, ReadonlyMap<number, ServerNote>>>;
}

export interface NotesStore extends StoreApi<NotesState> {
  read(id: InstanceId): Promise<void>;
  /** Answers why it was not kept; what was there before stays then. */
  set(id: InstanceId, serverId: number, note: Pick<ServerNote, 'text' | 'pinned'>): Promise<AppError | null>;
  forget(id: InstanceId): void;
}

export function createNotesStore(bridge: Bridge): NotesStore {
  const store = createStore<NotesState>(() => ({ notes: {} }));
  /** Counts what was asked, so that an older answer does not undo a newer one. */
  const turns = new Map<InstanceId, number>();
  const begin = (id: InstanceId) => {
    const turn = (turns.get(id) ?? 0) + 1;
    turns.set(id, turn);
    return turn;
  };
  const receive = (id: InstanceId, turn: number, list: readonly ServerNote[]) => {
    if (turns.get(id) !== turn) return;
    const byServer = new Map(list.map((note) => [note.serverId, note]));
    store.setState(({ notes }) => ({ notes: { ...notes, [id]: byServer } }));
  };
  return {
    ...store,
    read: async (id) => {
      const turn = begin(id);
      const answer = await bridge.call('notes.list', { instanceId: id });
      if (answer.ok) receive(id, turn, answer.value);
    },
    set: async (instanceId, serverId, { text, pinned }) => {
      const turn = begin(instanceId);
      const answer = await bridge.call('notes.set', { instanceId, serverId, text, pinned });
      if (!answer.ok) return answer.error;
      receive(instanceId, turn, answer.value);
      return null;
    },
    forget: (id) => {
      begin(id);
      store.setState(({ notes }) => {
        const { [id]: _, ...others } = notes;
        return { notes: others };
      });
    },
  };
}

export function noteOf({ notes }: NotesState, id: InstanceId, serverId: number): ServerNote | null {
  return notes[id]?.get(serverId) ?? null;
}

export function pinnedOf(notes: ReadonlyMap<number, ServerNote> | undefined): ReadonlySet<number> {
  return new Set([...(notes?.values() ?? [])].filter(({ pinned }) => pinned).map(({ serverId }) => serverId));
}
