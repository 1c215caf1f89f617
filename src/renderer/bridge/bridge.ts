/** The only code that touches `window.coldaisle`. Stores take a `Bridge`, so tests give them another one. */
import type { Bridge } from '@contract/types/calls';

declare global {
  interface Window {
    readonly coldaisle: Bridge;
  }
}

export const bridge: Bridge = {
  call: (name, input) => window.coldaisle.call(name, input),
  on: (event, listener) => window.coldaisle.on(event, listener),
};
