/** What the menu of a server in a rack offers beyond the racks' own: the app puts other features' actions there. */
import type { InstanceId } from '@contract/types/instance';
import type { ServerRow } from '@contract/types/server';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { createContext } from 'react';

export type ServerEntries = (instanceId: InstanceId, row: ServerRow) => readonly MenuEntry[];

export const ServerEntriesContext = createContext<ServerEntries>(() => []);
