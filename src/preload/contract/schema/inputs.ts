/** The zod schema of every call's input: the router refuses whatever does not fit before a handler sees it. */
import { z } from 'zod';
import type { CallName, Input } from '../types/calls';
import { CHANGE_KINDS } from '../types/history';
import { type DatacenterColour, MAX_COPY_LIFETIME_HOURS } from '../types/instance';
import { MAX_PROFILE_ENTRIES } from '../types/profile';

const nothing = z.strictObject({});
const instanceId = z.uuid();
const serverRef = z.strictObject({ instanceId, serverId: z.int().nonnegative() });
const name = z.string().trim().min(1).max(60);
const code = z
  .string()
  .trim()
  .regex(/^[\p{Lu}\p{Nd}-]{2,6}$/u);
const colour = z.int().min(0).max(9) as unknown as z.ZodType<DatacenterColour>;
const address = z.string().min(1).max(2_048);
const email = z.string().trim().min(1).max(320);
const password = z.string().min(1).max(1_024);
const fingerprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
const copyLifetimeHours = z.int().min(1).max(MAX_COPY_LIFETIME_HOURS).nullable();
const generation = z.int().nonnegative();
const asOf = generation.nullable();
const trustedFingerprint = fingerprint.nullable();
const numbering = z
  .strictObject({ direction: z.enum(['bottom-up', 'top-down']), anchor: z.enum(['lowest', 'highest']) })
  .nullable();
const profileEntry = z.strictObject({
  name,
  code,
  colour,
  address,
  account: email.nullable(),
  fingerprint: fingerprint.nullable(),
  numbering,
  copyLifetimeHours,
  pinned: z.boolean(),
});
/** A file of at most 1 MB, in PEM. */
const authorityPem = z.string().max(2_000_000).nullable().exactOptional();

const changeKind = z.enum(CHANGE_KINDS);

export const inputSchemas = {
  'app.status': nothing,
  'app.setPreferences': z.strictObject({ theme: z.enum(['system', 'light', 'dark']), language: z.enum(['en', 'ru']) }),
  'app.checkKeychain': nothing,
  'passphrase.set': z.strictObject({ passphrase: password }),
  'passphrase.unlock': z.strictObject({ passphrase: password }),
  'passphrase.lock': nothing,
  'passphrase.forget': nothing,
  'passphrase.moveToKeychain': nothing,
  // A little above what is accepted: what is too large is told as such.
  'profiles.read': z.strictObject({ text: z.string().max(2_000_000).nullable() }),
  'profiles.import': z.strictObject({ entries: z.array(profileEntry).min(1).max(MAX_PROFILE_ENTRIES) }),
  'profiles.export': z.strictObject({ ids: z.array(instanceId).min(1).max(1_000), withAccounts: z.boolean() }),
  'app.copyText': z.strictObject({ text: z.string().max(1_000_000) }),
  'window.control': z.strictObject({ action: z.enum(['minimise', 'toggle-maximise', 'close']) }),
  'window.state': nothing,
  'instances.list': nothing,
  'instances.probe': z.strictObject({ address, authorityPem }),
  'instances.chooseAuthority': nothing,
  'instances.add': z.strictObject({ name, code, colour, address, email, password, trustedFingerprint, authorityPem }),
  'instances.confirmSignIn': z.strictObject({
    step: z.uuid(),
    factorCode: z.string().regex(/^[0-9]{6}$/),
    identity: z.strictObject({ name, code, colour }),
  }),
  'instances.leaveSignIn': z.strictObject({ step: z.uuid() }),
  'instances.update': z.strictObject({
    id: instanceId,
    name,
    code,
    colour,
    address,
    pinned: z.boolean(),
    copyLifetimeHours,
    dropAuthority: z.boolean().exactOptional(),
  }),
  'instances.reorder': z.strictObject({ ids: z.array(instanceId).max(1_000) }),
  'instances.remove': z.strictObject({ id: instanceId }),
  'instances.signIn': z.strictObject({ id: instanceId, email, password, trustedFingerprint, authorityPem }),
  'instances.show': z.strictObject({ id: instanceId.nullable() }),
  'instances.tryNow': z.strictObject({ id: instanceId }),
  'instances.signOut': z.strictObject({ id: instanceId }),
  'demo.open': nothing,
  'inventory.sync': z.strictObject({ id: instanceId }),
  'inventory.cancelSync': z.strictObject({ id: instanceId }),
  'inventory.answerDrop': z.strictObject({ id: instanceId, use: z.enum(['old', 'new']) }),
  'inventory.deleteCopy': z.strictObject({ id: instanceId }),
  'inventory.search': z.strictObject({
    query: z.string().max(500),
    instanceIds: z.array(instanceId).max(1_000).nullable(),
    limit: z.int().min(1).max(10_000),
  }),
  'inventory.resolve': z.strictObject({ text: z.string().max(1_000_000) }),
  'inventory.changes': z.strictObject({
    instanceId: instanceId.nullable(),
    serverId: z.int().nonnegative().nullable(),
    kinds: z.array(changeKind).max(CHANGE_KINDS.length),
    beforeMs: z.number().nullable(),
    limit: z.int().min(1).max(1_000),
  }),
  'inventory.generations': z.strictObject({ id: instanceId }),
  'inventory.compare': z.strictObject({ id: instanceId, from: generation, to: generation }),
  'app.saveText': z.strictObject({ name: z.string().min(1).max(120), text: z.string().max(200_000_000) }),
  'journal.list': z.strictObject({
    instanceId: instanceId.nullable(),
    serverId: z.int().nonnegative().nullable(),
    limit: z.int().min(1).max(1_000),
  }),
  'notes.list': z.strictObject({ instanceId }),
  'notes.set': serverRef.extend({ text: z.string().max(20_000), pinned: z.boolean() }),
  'racks.wall': z.strictObject({ id: instanceId, asOf }),
  'racks.setNumbering': z.strictObject({ id: instanceId, numbering }),
  'servers.get': serverRef.extend({ asOf }),
  'servers.read': serverRef,
  'servers.openWebConsole': serverRef,
  'operations.planPower': serverRef.extend({ verb: z.enum(['power_on', 'power_off', 'power_reset']) }),
  'operations.approve': z.strictObject({ planId: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  'operations.list': nothing,
} satisfies { [N in CallName]: z.ZodType<Input<N>> };
