/**
 * One open SQLite file. Guards what the library leaves open: a statement outlives its connection's closing and would go
 * on writing to a file that is closed, erased or opened anew; here it is refused.
 */
import { Session } from 'node:inspector';
import Libsql from 'libsql';

export interface Statement {
  /** Rows as lists of values. */
  raw(): Statement;
  run(...values: readonly unknown[]): { readonly lastInsertRowid: number | bigint; readonly changes: number };
  get(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): unknown[];
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /** All of it or nothing. Throws what `work` throws. */
  inOne(work: () => void): void;
  /** Writes what lies beside the file into it. Closing twice is nothing. */
  close(): void;
}

/** Thrown by whatever is asked of a connection after its end. */
export class ClosedError extends Error {
  readonly code = 'STORE_CLOSED';
  constructor() {
    super('the database is closed');
  }
}

export function connect(path: string, options: { cipher: string; key: string } | null): Database {
  const secret = options ? { encryptionCipher: options.cipher, encryptionKey: options.key } : {};
  const native = new Libsql(path, secret as Libsql.Options);
  // Held by their wrappers alone, so that those used once go with them; all of them let go of at the end.
  let statements: WeakMap<Statement, Libsql.Statement> | null = new WeakMap();
  const nativeOf = (statement: Statement): Libsql.Statement => {
    const found = statements?.get(statement);
    if (!found) throw new ClosedError();
    return found;
  };
  const exec = (sql: string) => {
    if (!statements) throw new ClosedError();
    native.exec(sql);
  };
  return {
    prepare: (sql) => {
      if (!statements) throw new ClosedError();
      const statement = createStatement(nativeOf);
      statements.set(statement, native.prepare(sql));
      return statement;
    },
    exec,
    inOne: (work) => {
      exec('BEGIN IMMEDIATE');
      try {
        work();
        exec('COMMIT');
      } catch (thrown) {
        // A full disk or damage has undone it already: then this fails, and must not hide what happened.
        quietly(() => exec('ROLLBACK'));
        throw thrown;
      }
    },
    close: () => {
      if (!statements) return;
      quietly(() => native.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
      statements = null;
      native.close();
    },
  };
}

/** Values go in as one list: the library takes a buffer or null that stands alone for named values, and dies of it. */
function createStatement(nativeOf: (statement: Statement) => Libsql.Statement): Statement {
  const statement: Statement = {
    raw: () => {
      nativeOf(statement).raw();
      return statement;
    },
    run: (...values) => nativeOf(statement).run([...values]),
    get: (...values) => nativeOf(statement).get([...values]),
    all: (...values) => nativeOf(statement).all([...values]),
  };
  return statement;
}

/**
 * Waits until the system has let go of closed files: the library does so only as its statements are collected, and
 * Windows neither deletes nor renames an open file.
 */
export async function filesReleased(): Promise<void> {
  await giveBackMemory();
  // What was collected is finished by tasks of its own, which are due now.
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
const TURNS = 4;

/** A reading leaves several times its own size behind, which the engine by itself would keep for the next one. */
export async function giveBackMemory(): Promise<void> {
  const session = new Session();
  try {
    session.connect();
    await new Promise<void>((done) => session.post('HeapProfiler.collectGarbage', () => done()));
    session.disconnect();
  } catch {
    // A runtime without an inspector: memory and files are let go of some time later.
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Tried for the better; what follows does not depend on it.
  }
}
