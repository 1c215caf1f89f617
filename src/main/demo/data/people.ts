/** Users of an installation: its staff, companies with one to three accounts each, private customers. */
import type { UserRecord } from './model';
import type { SiteProfile } from './profiles';
import { createRandom, mixText, type Random } from './random';

export interface People {
  readonly users: UserRecord[];
  /** Users who may own servers, with their weight. */
  readonly customers: readonly (readonly [UserRecord, number])[];
}

const DEPARTMENTS = ['ops', 'noc', 'hosting'] as const;
const FIRST_NAMES =
  'anna boris clara daan elif finn greta hugo ines jonas kira liam mila nils olga piet rosa sven tara uwe vera wim'.split(
    ' ',
  );
const LAST_NAMES =
  'bakker cohen dubois eriksen fischer garcia haas ivanov jansen kowal larsen meyer novak okafor peters ricci smit toth visser zeman'.split(
    ' ',
  );
const MAIL_DOMAINS = ['mail.example', 'post.example', 'inbox.example'] as const;

export function makePeople(profile: SiteProfile, seed: number): People {
  const random = createRandom(mixText(seed, `${profile.identity.key}/people`));
  const users: UserRecord[] = [];
  const customers: [UserRecord, number][] = [];
  const add = (email: string, fullName: string, role: UserRecord['role']): UserRecord => {
    const id = profile.firstUserId + users.length;
    const user = { id, email, fullName, role, vlansPerUser: random.pick([0, 5, 5, 10]), serverCount: 0 };
    users.push(user);
    return user;
  };
  for (const [fullName, email] of profile.staff) add(email, fullName, '@admin');
  for (const [company, weight] of profile.companies) {
    const accounts = random.int(1, 3);
    DEPARTMENTS.slice(0, accounts).forEach((department, index) => {
      const user = add(`${department}@${company}.example`, `${capitalised(company)} ${department}`, '@user');
      // A company's second and third accounts own few servers, some none at all.
      customers.push([user, index === 0 ? weight : weight * 0.1]);
    });
  }
  for (const [email, fullName] of privateNames(profile.privateCustomers, random)) {
    customers.push([add(email, fullName, '@user'), 0.16]);
  }
  return { users, customers };
}

function privateNames(count: number, random: Random): Map<string, string> {
  const names = new Map<string, string>();
  for (let attempt = 0; names.size < count; attempt += 1) {
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    const number = attempt > 300 ? String(random.int(2, 999)) : '';
    names.set(`${first}.${last}${number}@${random.pick(MAIL_DOMAINS)}`, `${capitalised(first)} ${capitalised(last)}`);
  }
  return names;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
