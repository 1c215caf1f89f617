/** What leaves the datacenter dialog when it is submitted. */
import type { Result } from '@contract/errors';
import type { Authority } from '@contract/types/certificate';
import type { InstanceView } from '@contract/types/instance';
import type { DatacenterDialogProps } from './datacenter-dialog';
import { certificateView, type FormValues, lifetimeHours } from './form-rules';
import type { ProbeControl } from './use-probe';

export interface SendInput extends Pick<DatacenterDialogProps, 'mode' | 'bridge'> {
  readonly values: FormValues;
  readonly control: ProbeControl;
  readonly accepted: boolean;
  readonly authority: Authority | null;
  /** A sign-in that waits for its code; null for one that begins with the password. */
  readonly step: string | null;
}

/** Nothing is sent to an address that did not answer, or whose certificate nobody vouches for. */
export async function send(input: SendInput): Promise<Result<InstanceView> | 'not-accepted' | 'unanswered'> {
  const { mode, bridge, values, control, accepted, authority, step } = input;
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
    const { pinned, dropAuthority } = values;
    const change = { id, name, code, colour, address, pinned, copyLifetimeHours, dropAuthority };
    return bridge.call('instances.update', change);
  }
  const looked = control.probe.kind === 'answered' ? control.probe : await control.look(address);
  if (looked.kind !== 'answered') return 'unanswered';
  const certificate = certificateView(mode, looked, authority);
  if (certificate.kind === 'authority' && certificate.verdict !== 'ok') return 'unanswered';
  if (certificate.kind === 'untrusted' && !accepted) return 'not-accepted';
  const trustedFingerprint = looked.result.certificate?.fingerprint ?? null;
  const trust = { trustedFingerprint, authorityPem: authority?.pem ?? null };
  if (mode.kind === 'sign-in') {
    return bridge.call('instances.signIn', { id: mode.view.instance.id, email, password, ...trust });
  }
  return bridge.call('instances.add', { name, code, colour, address, email, password, ...trust });
}
