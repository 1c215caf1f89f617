/** Calls about instances, the demo and reading an instance. */
import { ok } from '@contract/errors';
import type { AuthorityFiles } from '@core/connector-ports';
import type { Demo } from '@core/demo/demo';
import type { InstanceService } from '@core/instances/instance-service';
import type { Schedule } from '@core/inventory/schedule';
import type { Handlers } from '../router';

type InstanceCalls = Extract<
  keyof Handlers,
  `instances.${string}` | `demo.${string}` | 'inventory.sync' | 'inventory.cancelSync'
>;

export function createInstanceHandlers(
  service: InstanceService,
  demo: Demo,
  schedule: Pick<Schedule, 'show' | 'tryNow'>,
  authorities: Pick<AuthorityFiles, 'choose'>,
): Pick<Handlers, InstanceCalls> {
  return {
    'instances.list': () => ok(service.list()),
    'instances.probe': ({ address, authorityPem }) => service.probe(address, authorityPem ?? null),
    'instances.chooseAuthority': () => authorities.choose(),
    'instances.add': (input) => service.add(input),
    'instances.confirmSignIn': (input) => service.confirmSignIn(input),
    'instances.leaveSignIn': ({ step }) => service.leaveSignIn(step),
    'instances.update': (input) => service.update(input),
    'instances.reorder': ({ ids }) => service.reorder(ids),
    'instances.remove': ({ id }) => service.remove(id),
    'instances.signIn': (input) => service.signIn(input),
    'instances.show': ({ id }) => ok(schedule.show(id)),
    'instances.tryNow': ({ id }) => ok(schedule.tryNow(id)),
    'instances.signOut': ({ id }) => service.signOut(id),
    'demo.open': () => demo.open(),
    'inventory.sync': ({ id }) => service.sync(id),
    'inventory.cancelSync': ({ id }) => service.cancelSync(id),
  };
}
