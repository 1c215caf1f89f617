/** Signing in where a certificate is pinned: another one stops it, before anybody could take it for a first sight. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import type { DialogMode } from '@renderer/features/instances/dialog/datacenter-dialog';
import { useEffect, useRef } from 'react';

export type OtherPin = Extract<AppError, { code: 'tls.changed' }>;

export function useStopOnOtherPin(
  bridge: Bridge,
  mode: DialogMode | null,
  onStop: (view: InstanceView, error: OtherPin) => void,
): void {
  const stop = useRef(onStop);
  stop.current = onStop;
  // One that was compared a moment ago is what the person wants to pin.
  const view = mode?.kind === 'sign-in' && mode.fingerprint === undefined ? mode.view : null;
  useEffect(() => {
    const pinned = view?.instance.pinnedFingerprint;
    if (!view || !pinned) return;
    let isCurrent = true;
    const look = async () => {
      const answer = await bridge.call('instances.probe', { address: view.instance.address });
      const certificate = answer.ok ? answer.value.certificate : null;
      if (!isCurrent || !certificate || certificate.fingerprint === pinned) return;
      const { host } = new URL(view.instance.address);
      stop.current(view, { code: 'tls.changed', details: { host, pinnedFingerprint: pinned, certificate } });
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [bridge, view]);
}
