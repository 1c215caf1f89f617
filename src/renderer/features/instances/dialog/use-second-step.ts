/** A sign-in that waits for its code. Whatever ends it without a session is told to main, which then forgets it. */
import type { Bridge } from '@contract/types/calls';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface SecondStepControl {
  readonly step: string | null;
  begin(step: string): void;
  /** It ended by itself: nothing is left to forget. */
  end(): void;
  /** The person went back: another account, another address. */
  leave(): void;
}

export function useSecondStep(bridge: Bridge): SecondStepControl {
  const [step, setStep] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const put = useCallback((next: string | null) => {
    held.current = next;
    setStep(next);
  }, []);
  const leave = useCallback(() => {
    if (held.current === null) return;
    void bridge.call('instances.leaveSignIn', { step: held.current });
    put(null);
  }, [bridge, put]);
  // The dialog closes: a half-done session outlives it nowhere.
  useEffect(() => leave, [leave]);
  return { step, begin: put, end: useCallback(() => put(null), [put]), leave };
}
