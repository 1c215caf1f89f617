/** Notes of a datacenter's servers: read with its copy, marked in its racks, written in its inspector. */
import type { InstanceView } from '@contract/types/instance';
import { NoteSection } from '@renderer/features/servers/inspector/note-section';
import { noteOf, pinnedOf } from '@renderer/features/servers/notes-store';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../stores';

export function useNotes(stores: Stores, { instance, copy }: InstanceView): void {
  const { id } = instance;
  const isThere = copy.kind === 'ready';
  const notes = useStore(stores.notes, (state) => state.notes[id]);
  useEffect(() => {
    if (isThere) void stores.notes.read(id);
  }, [stores, id, isThere]);
  useEffect(() => stores.racks.getState().markPinned(id, pinnedOf(notes)), [stores, id, notes]);
}

export interface NoteProps {
  readonly stores: Stores;
  readonly view: InstanceView;
  readonly now: number;
  readonly serverId: number;
}

export function Note({ stores, view, serverId, now }: NoteProps) {
  const { id } = view.instance;
  const note = useStore(stores.notes, (state) => noteOf(state, id, serverId));
  const name = useStore(stores.servers, (state) => state.open[id]?.detail?.server.name ?? '');
  return <NoteSection name={name} note={note} now={now} onSave={(next) => stores.notes.set(id, serverId, next)} />;
}
