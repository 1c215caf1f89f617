/** What the window knows of the datacenters, which one is shown, and the calls that change them. */
import type { Failure } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface InstancesState {
  readonly load:
    | { readonly kind: 'loading' }
    | { readonly kind: 'ready' }
    | { readonly kind: 'failed'; readonly failure: Failure };
  readonly views: readonly InstanceView[];
  readonly activeId: InstanceId | null;
  readonly demo: 'idle' | 'opening' | Failure;
  /** Notes about copies that were read and put away, for as long as the window is open. */
  readonly dismissed: ReadonlySet<string>;
}

export interface InstancesStore extends StoreApi<InstancesState> {
  select(id: InstanceId): void;
  /** Ctrl+1 is index 0. */
  selectAt(index: number): void;
  /** Once it is known which datacenters there are, or that this cannot be known. */
  readonly loaded: Promise<void>;
  openDemo(): Promise<void>;
  dismiss(note: string): void;
}

export function createInstancesStore(bridge: Bridge): InstancesStore {
  const store = createStore<InstancesState>(() => ({
    load: { kind: 'loading' },
    views: [],
    activeId: null,
    demo: 'idle',
    dismissed: new Set(),
  }));
  const receive = (views: readonly InstanceView[]) =>
    store.setState((state) => ({ load: { kind: 'ready' }, views, activeId: keptActive(views, state.activeId) }));
  bridge.on('instances.changed', receive);
  const loaded = bridge.call('instances.list', {}).then((answer) => {
    if (answer.ok) receive(answer.value);
    else store.setState({ load: { kind: 'failed', failure: answer } });
  });
  return {
    ...store,
    loaded,
    dismiss: (note) => store.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, note]) })),
    select: (activeId) => store.setState({ activeId }),
    selectAt: (index) => {
      const view = store.getState().views[index];
      if (view) store.setState({ activeId: view.instance.id });
    },
    openDemo: async () => {
      store.setState({ demo: 'opening' });
      const answer = await bridge.call('demo.open', {});
      store.setState({ demo: answer.ok ? 'idle' : answer });
      if (answer.ok) receive(answer.value);
    },
  };
}

/** The one that was shown, or the first when it is gone. */
function keptActive(views: readonly InstanceView[], activeId: InstanceId | null): InstanceId | null {
  return views.some(({ instance }) => instance.id === activeId) ? activeId : (views[0]?.instance.id ?? null);
}
