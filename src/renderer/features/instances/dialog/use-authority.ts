/** The authority's file in the datacenter dialog: choosing one, and taking it away again. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { Authority } from '@contract/types/certificate';
import { useState } from 'react';
import type { DialogMode } from './datacenter-dialog';
import type { ProbeControl } from './use-probe';

export interface AuthorityControl {
  readonly authority: Authority | null;
  /** Why the file that was chosen last cannot be used. */
  readonly refused: AppError | null;
  choose(): Promise<void>;
  remove(): void;
}

export interface AuthorityDeps {
  readonly mode: DialogMode;
  readonly bridge: Bridge;
  readonly control: ProbeControl;
  readonly address: string;
  /** What was sent under another trust does not go on under this one. */
  readonly onChange: () => void;
}

/** Each change looks at the address again: the authority is asked there, before anything is sent. */
export function useAuthority({ mode, bridge, control, address, onChange }: AuthorityDeps): AuthorityControl {
  const [authority, setAuthority] = useState<Authority | null>(() => keptAuthority(mode));
  const [refused, setRefused] = useState<AppError | null>(null);
  const use = (next: Authority | null) => {
    setAuthority(next);
    setRefused(null);
    onChange();
    control.vouch(next?.pem ?? null);
    void control.look(address);
  };
  return {
    authority,
    refused,
    choose: async () => {
      const answer = await bridge.call('instances.chooseAuthority', {});
      if (!answer.ok) setRefused(answer.error);
      else if (answer.value) use(answer.value);
    },
    remove: () => use(null),
  };
}

/** Signing in again goes by the authority that is kept. */
export function keptAuthority(mode: DialogMode): Authority | null {
  return mode.kind === 'sign-in' ? (mode.view.instance.authority ?? null) : null;
}
