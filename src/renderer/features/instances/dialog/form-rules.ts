/** What the datacenter dialog starts with, what it checks before sending, and where an error belongs. */
import type { AppError } from '@contract/errors';
import type { Authority } from '@contract/types/certificate';
import {
  type DatacenterColour,
  DEFAULT_COPY_LIFETIME_HOURS,
  type InstanceView,
  MAX_COPY_LIFETIME_HOURS,
} from '@contract/types/instance';
import { codeProblem, freeColour } from '../selectors';
import type { InstancesT } from '../status/connection-text';
import type { CopiesT } from '../status/copy-text';
import type { CertificateView } from './certificate-panel';
import type { DialogMode } from './datacenter-dialog';
import type { Probe } from './use-probe';

export interface FormValues {
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  readonly email: string;
  readonly password: string;
  /** Digits of the second factor. */
  readonly factor: string;
  /** Connects as the program starts. */
  readonly pinned: boolean;
  readonly lifetime: Lifetime;
  /** Typed hours, where none of the named lifetimes is meant. */
  readonly hours: string;
  /** The authority's file goes when the dialog is saved. */
  readonly dropAuthority: boolean;
}

/** How long a copy may be kept without a sync. */
export type Lifetime = 'hour' | 'day' | 'week' | 'month' | 'ever' | 'custom';
export const LIFETIMES: readonly Lifetime[] = ['hour', 'day', 'week', 'month', 'ever', 'custom'];
const NAMED_HOURS: Readonly<Record<Exclude<Lifetime, 'ever' | 'custom'>, number>> = {
  hour: 1,
  day: 24,
  week: 168,
  month: 720,
};

export function lifetimeOf(hours: number | null): Pick<FormValues, 'lifetime' | 'hours'> {
  if (hours === null) return { lifetime: 'ever', hours: '' };
  const named = (['hour', 'day', 'week', 'month'] as const).find((name) => NAMED_HOURS[name] === hours);
  return { lifetime: named ?? 'custom', hours: String(hours) };
}

/** Null is for ever; `wrong` when what was typed is no whole number of hours that may be chosen. */
export function lifetimeHours({ lifetime, hours }: Pick<FormValues, 'lifetime' | 'hours'>): number | null | 'wrong' {
  if (lifetime === 'ever') return null;
  if (lifetime !== 'custom') return NAMED_HOURS[lifetime];
  const typed = /^\d{1,3}$/.test(hours.trim()) ? Number(hours) : 0;
  return typed >= 1 && typed <= MAX_COPY_LIFETIME_HOURS ? typed : 'wrong';
}

export const FACTOR_DIGITS = 6;

/** Typing here means another sign-in than the one that waits for its code. */
export const LEAVES_STEP: ReadonlySet<keyof FormValues> = new Set<keyof FormValues>(['address', 'email', 'password']);

export type FieldErrors = { readonly [K in keyof FormValues]?: string | undefined };

export function initialValues(mode: DialogMode, views: readonly InstanceView[]): FormValues {
  if (mode.kind === 'add') {
    const address = mode.address ?? '';
    const kept = lifetimeOf(DEFAULT_COPY_LIFETIME_HOURS);
    return {
      name: '',
      code: '',
      colour: freeColour(views),
      address,
      email: '',
      password: '',
      factor: '',
      pinned: false,
      dropAuthority: false,
      ...kept,
    };
  }
  const { name, code, colour, address, account, pinned, copyLifetimeHours } = mode.view.instance;
  const kept = lifetimeOf(copyLifetimeHours);
  return {
    name,
    code,
    colour,
    address,
    email: account ?? '',
    password: '',
    factor: '',
    pinned,
    dropAuthority: false,
    ...kept,
  };
}

/** A colour or a suggested code is no loss; typed words are. */
export function isDirty(values: FormValues, initial: FormValues): boolean {
  const typed = ['name', 'address', 'email', 'password', 'hours', 'dropAuthority'] as const;
  return typed.some((key) => values[key] !== initial[key]);
}

export function certificateView(mode: DialogMode, probe: Probe, authority: Authority | null = null): CertificateView {
  if (probe.kind === 'asking') return { kind: 'checking' };
  if (probe.kind !== 'answered') return { kind: 'waiting' };
  const { certificate, address, authority: verdict = null } = probe.result;
  if (authority && verdict !== null) return { kind: 'authority', authority, verdict, certificate };
  if (!certificate) return { kind: 'trusted' };
  if (mode.kind === 'sign-in') {
    const known = mode.fingerprint ?? mode.view.instance.pinnedFingerprint;
    // Compared already, when it was pinned or a moment ago.
    if (known === certificate.fingerprint) return { kind: 'pinned' };
  }
  return { kind: 'untrusted', certificate, address };
}

export function checkValues(
  mode: DialogMode,
  values: FormValues,
  views: readonly InstanceView[],
  t: InstancesT,
  copies: CopiesT,
  wantsCode: boolean,
): FieldErrors {
  const needed = (key: 'name' | 'address' | 'email' | 'password') =>
    values[key].trim() === '' ? t(`dialog.required.${key}`) : undefined;
  const factor = values.factor.length === FACTOR_DIGITS ? undefined : t('factor.digits');
  // The password has done its work by the time a code is asked for.
  const credentials = wantsCode ? { factor } : { email: needed('email'), password: needed('password') };
  if (mode.kind === 'sign-in') return credentials;
  const problem = codeProblem(values.code, views, mode.kind === 'edit' ? mode.view.instance.id : null);
  const codeText = { rule: t('dialog.codeRule'), taken: t('dialog.codeTaken', { code: values.code }) };
  return {
    name: needed('name'),
    code: problem === null ? undefined : codeText[problem],
    address: needed('address'),
    ...(mode.kind === 'add' ? credentials : {}),
    ...(mode.kind === 'edit' && lifetimeHours(values) === 'wrong' ? { hours: copies('lifetime.wrong') } : {}),
  };
}

/** The field an error stands beside; null when it belongs to none that is shown, and stands in the form. */
export function fieldOf(error: AppError, mode: DialogMode): keyof FormValues | null {
  const field = causeOf(error);
  const isShown = mode.kind === 'add' || (field !== null && SHOWN[mode.kind].includes(field));
  return isShown ? field : null;
}

const SHOWN: Record<'edit' | 'sign-in', readonly (keyof FormValues)[]> = {
  edit: ['name', 'code', 'address', 'hours'],
  'sign-in': ['email', 'password', 'factor'],
};

function causeOf(error: AppError): keyof FormValues | null {
  switch (error.code) {
    case 'auth.rejected':
      return 'password';
    case 'auth.code-refused':
      return 'factor';
    case 'instance.code-taken':
      return 'code';
    case 'instance.address-refused':
    case 'network.unreachable':
    case 'network.timed-out':
    case 'network.cut':
    case 'tls.failed':
    case 'dci.not-dcimanager':
    case 'dci.asleep':
    case 'dci.malformed':
    case 'dci.unsupported':
      return 'address';
    case 'ipc.bad-input':
      return fieldNamed(error.details.field);
    default:
      return null;
  }
}

const FIELDS: readonly (keyof FormValues)[] = ['name', 'code', 'address', 'email', 'password', 'factor'];

function fieldNamed(name: string): keyof FormValues | null {
  if (name === 'copyLifetimeHours') return 'hours';
  if (name === 'factorCode') return 'factor';
  return FIELDS.find((field) => field === name) ?? null;
}
