/** What leaves the datacenter dialog when it is submitted. */
import type { Result } from '@contract/errors';
import type { InstanceView } from '@contract/types/instance';
import type { DatacenterDialogProps } from './datacenter-dialog';
import { certificateView, type FormValues, lifetimeHours } from './form-rules';
import type { ProbeControl } from './use-probe';

export interface SendInput extends Pick<DatacenterDialogProps, 'mode' | 'bridge'> {
  readonly values: FormValues;
  readonly control: ProbeControl;
  readonly accepted: boolean;
  /** A sign-in that waits for its code; null for one that begins with the password. */
  readonly step: string | null;
}

/** Nothing is sent to an address that did not answer, or whose certificate nobody vouches for. */
export async function send(input: SendInput): Promise<Result<InstanceView> | 'not-accepted' | 'unanswered'> {
  const { mode, bridge, values, control, accepted, step } = input;
  const { name, code, colour, address, email, password } = values;
  // The certificate was judged when the password went out, and the half-done session goes nowhere else.
  if (step !== null) {
    const identity = { name, code, colour };
    return bridge.call('instances.confirmSignIn', { step, factorCode: values.factor, identity });
  }
  if (mode.kind === 'edit') {
    const { id, copyLifetimeHours: before } = mode.view.instance;
    const hours = lifetimeHours(values);
    const copyLifetimeHours = hours === 'wrong' ? before : hours;
    const { pinned } = values;
    return bridge.call('instances.update', { id, name, code, colour, address, pinned, copyLifetimeHours });
  }
  const looked = control.probe.kind === 'answered' ? control.probe : await control.look(address);
  if (looked.kind !== 'answered') return 'unanswered';
  const certificate = certificateView(mode, looked);
  if (certificate.kind === 'untrusted' && !accepted) return 'not-accepted';
  const seen = looked.result.certificate?.fingerprint ?? null;
  if (mode.kind === 'sign-in') {
    return bridge.call('instances.signIn', { id: mode.view.instance.id, email, password, trustedFingerprint: seen });
  }
  return bridge.call('instances.add', { name, code, colour, address, email, password, trustedFingerprint: seen });
}
