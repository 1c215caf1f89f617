/** Finds the handler of a request. Patterns have `{id}` for a number and `{text}` for anything else. */
import { noHandler } from '../api-error';
import type { Answer } from './answer';
import type { BodyShape } from './body';
import type { Installation } from './installation';
import type { Login } from './sessions';

export interface ApiRequest {
  readonly site: Installation;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The signed-in account; handlers marked public get a nobody. */
  readonly login: Login;
  /** Numbers of the path, in order. */
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** public: no session. user: any role. admin: others get 403. */
  readonly access: 'public' | 'user' | 'admin';
  /** Properties a POST may have; absent: the body is not looked at (GET, DELETE). */
  readonly body?: BodyShape;
  handle(request: ApiRequest): Answer;
}

export interface Found {
  readonly route: Route;
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

const ID = /^\d{1,9}$/;

export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const prepared = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method, path) => {
    const actual = path.split('/');
    for (const { route, parts } of prepared) {
      if (route.method !== method || parts.length !== actual.length) continue;
      const found = match(parts, actual);
      if (found) return { route, ...found };
    }
    throw noHandler();
  };
}

function match(parts: readonly string[], actual: readonly string[]): { ids: number[]; texts: string[] } | null {
  const ids: number[] = [];
  const texts: string[] = [];
  for (const [index, part] of parts.entries()) {
    const text = actual[index] ?? '';
    if (part === '{id}') {
      if (!ID.test(text)) return null;
      ids.push(Number(text));
    } else if (part === '{text}') {
      if (text === '') return null;
      texts.push(text);
    } else if (part !== text) {
      return null;
    }
  }
  return { ids, texts };
}
