/** Everything that is read or written and is not a server: users, racks, addresses, networks, pools, tasks. */
import { ApiError, badValue, CODES, noHandler, noInstance } from '../api-error';
import { configurationCounts } from '../rows/other-rows';
import { json } from './answer';
import {
  ipCollection,
  netCollection,
  poolCollection,
  rackCollection,
  taskCollection,
  userCollection,
} from './collections';
import type { Lists } from './lists';
import type { ApiRequest, Route } from './router';
import { visibleIps } from './visible';

export function listRoutes(lists: Lists): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/dci/v3/server/configuration',
      access: 'admin',
      handle: ({ site }) => json({ list: configurationCounts(site.world.servers()) }),
    },
    {
      method: 'GET',
      path: '/dci/v3/user',
      access: 'admin',
      handle: ({ site, query }) => lists.answer(site, userCollection(site), query, 'admin'),
    },
    {
      method: 'POST',
      path: '/dci/v3/user',
      access: 'admin',
      body: {
        email: { type: 'string', required: true },
        password: { type: 'string', required: true },
        full_name: { type: 'string' },
        phone_number: { type: 'string' },
        role: { type: 'choice', of: ['@admin', '@user'] },
      },
      handle: (request) => json({ id: addUser(request) }),
    },
    {
      method: 'GET',
      path: '/dci/v3/rack',
      access: 'admin',
      handle: ({ site, query }) => {
        if (!site.quirks().rackList) throw noHandler();
        return lists.answer(site, rackCollection(site), query, 'admin');
      },
    },
    {
      method: 'GET',
      path: '/dci/v3/ip',
      access: 'user',
      handle: ({ site, query, login }) =>
        lists.answer(site, ipCollection(site, 'ip', visibleIps(site, login)), query, login.email),
    },
    ...networkRoutes(lists),
    ...taskRoutes(lists),
  ];
}

function networkRoutes(lists: Lists): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/ip/v3/ipnet',
      access: 'admin',
      handle: ({ site, query }) => lists.answer(site, netCollection(site), query, 'admin'),
    },
    {
      method: 'GET',
      path: '/ip/v3/ipnet/{id}',
      access: 'admin',
      handle: ({ site, ids }) => json(byId('Network', netCollection(site), ids[0])),
    },
    {
      method: 'GET',
      path: '/ip/v3/ippool',
      access: 'admin',
      handle: ({ site, query }) => lists.answer(site, poolCollection(site), query, 'admin'),
    },
    {
      method: 'GET',
      path: '/ip/v3/ippool/{id}',
      access: 'admin',
      handle: ({ site, ids }) => json(byId('Pool', poolCollection(site), ids[0])),
    },
  ];
}

function taskRoutes(lists: Lists): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/dci/v3/task',
      access: 'user',
      handle: ({ site, query }) => {
        if (!site.quirks().taskList) throw noHandler();
        return lists.answer(site, taskCollection(site), query, 'any');
      },
    },
    {
      method: 'GET',
      path: '/dci/v3/task/{id}',
      access: 'user',
      handle: ({ site, ids }) => {
        if (!site.quirks().taskList) throw noHandler();
        return json(byId('Task', taskCollection(site), ids[0]));
      },
    },
  ];
}

function byId<T extends { readonly id: number }>(
  what: string,
  collection: { readonly items: readonly T[]; toRow(item: T): unknown },
  id = 0,
): unknown {
  const found = collection.items.find((item) => item.id === id);
  if (!found) throw noInstance(what, id);
  return collection.toRow(found);
}

function addUser({ site, body }: ApiRequest): number {
  const { users } = site.world.data;
  const email = String(body.email);
  const password = String(body.password);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw badValue('email', 'not an email address');
  if (password.length < 4) throw badValue('password', 'too short');
  if (users.some((user) => user.email.toLowerCase() === email.toLowerCase())) {
    throw new ApiError(400, CODES.taken, 'A user with this email exists', { email });
  }
  const id = (users[users.length - 1]?.id ?? 0) + 1;
  const role = body.role === '@admin' ? '@admin' : '@user';
  users.push({ id, email, fullName: String(body.full_name ?? ''), role, vlansPerUser: 0, serverCount: 0 });
  site.sessions.addLogin({ userId: id, email, password, role, totpSecret: null });
  site.world.touch();
  return id;
}
