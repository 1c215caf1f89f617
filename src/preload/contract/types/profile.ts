/** A file of datacenters that one person hands to another: who and where they are, never what opens them. */
import type { AddressRefusal } from '../errors';
import type { DatacenterColour } from './instance';
import type { UnitNumbering } from './rack';

export interface ProfileEntry {
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  /** E-mail of the account; null where the exporter kept it. */
  readonly account: string | null;
  /** Becomes the pinned certificate. */
  readonly fingerprint: string | null;
  readonly numbering: Omit<UnitNumbering, 'source'> | null;
  readonly copyLifetimeHours: number | null;
  readonly pinned: boolean;
}

export interface ProfilePreview {
  /** Name of the file, where one was chosen. */
  readonly file: string | null;
  readonly rows: readonly ProfileRow[];
}

export type ProfileRow =
  | { readonly kind: 'new'; readonly entry: ProfileEntry }
  /** `entry` has a free code in the place of `taken`. */
  | { readonly kind: 'code-taken'; readonly entry: ProfileEntry; readonly taken: string }
  /** The address is in the list already, as `code`; `samePin`: with the same certificate. */
  | { readonly kind: 'here'; readonly entry: ProfileEntry; readonly code: string; readonly samePin: boolean }
  /** `label`: what can be said of it; may be empty. */
  | { readonly kind: 'refused'; readonly label: string; readonly reason: ProfileRowRefusal };

export type ProfileRowRefusal =
  | 'not-an-object'
  | 'name'
  | 'code'
  | 'colour'
  | 'account'
  | 'fingerprint'
  | 'numbering'
  | 'lifetime'
  | 'pinned'
  | 'address-twice'
  | `address-${AddressRefusal}`;

export const MAX_PROFILE_BYTES = 1_048_576;
export const MAX_PROFILE_ENTRIES = 200;
