/** What a sign-in is for, and keeping its session: a new instance enters the list, a known one stays as it is there. */
import { fail, ok, type Result } from '@contract/errors';
import type { Instance, InstanceView } from '@contract/types/instance';
import type { InstanceContext } from './instance-context';
import { addInstance, findInstance, type InstanceList, replaceInstance } from './instance-list';

export interface SignInGoal {
  readonly kind: 'add' | 'again';
  readonly instance: Instance;
}

/** Only a session that was confirmed comes here. One that cannot be kept is revoked. */
export async function keepSession(
  context: InstanceContext,
  { kind, instance }: SignInGoal,
  token: string,
): Promise<Result<InstanceView>> {
  const keep = (list: InstanceList) => (kind === 'add' ? addInstance(list, instance) : keepSignIn(list, instance));
  const kept = await context.inTurn(instance.id, async () => {
    const saved = await context.saveList(keep);
    return saved.ok ? context.settleIn(instance, token) : saved;
  });
  if (!kept.ok) {
    await context.revoke(instance, token);
    return kept;
  }
  return context.view(instance.id);
}

/** Only what the sign-in decided: name, code and place in the list may have been changed while it was under way. */
function keepSignIn(
  list: InstanceList,
  { id, address, account, pinnedFingerprint, authority = null }: Instance,
): Result<InstanceList> {
  const now = findInstance(list, id);
  if (!now.ok) return now;
  // The session belongs to the address it was asked from.
  if (now.value.address !== address) return fail('auth.signed-out', {});
  return ok(replaceInstance(list, { ...now.value, account, pinnedFingerprint, authority }));
}
