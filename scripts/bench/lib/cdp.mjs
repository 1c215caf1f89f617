/** The DevTools protocol over one socket: commands out, answers and events in. */

const COMMAND_TIMEOUT_MS = 330_000;

/**
 * @typedef {object} Connection
 * @property {(method: string, params?: object, session?: string) => Promise<any>} send
 * @property {(listener: (event: { method: string, params: any, session: string | undefined }) => void) => void} on
 * @property {() => void} close
 */

/**
 * @param {string} url
 * @returns {Promise<Connection>}
 */
export async function connectDevTools(url) {
  const socket = new WebSocket(url);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void, timer: NodeJS.Timeout }>} */
  const waiting = new Map();
  /** @type {Array<(event: any) => void>} */
  const listeners = [];
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, sessionId, result, error } = JSON.parse(String(data));
    if (id === undefined) {
      for (const listener of listeners) listener({ method, params, session: sessionId });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    clearTimeout(asked?.timer);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  socket.addEventListener('close', () => {
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error('the program ended'));
    }
    waiting.clear();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('no DevTools connection')), { once: true });
  });
  return {
    send: (method, params = {}, session = undefined) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error('the program ended'));
        last += 1;
        const id = last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`no answer to ${method}`));
        }, COMMAND_TIMEOUT_MS);
        waiting.set(id, { resolve, reject, timer });
        socket.send(JSON.stringify({ id, method, params, sessionId: session }));
      }),
    on: (listener) => void listeners.push(listener),
    close: () => socket.close(),
  };
}

/**
 * Runs a function in what the connection leads to, with one argument, and answers what it answers.
 * @param {Connection} connection
 * @param {string | undefined} session
 * @param {Function} action Sent as text: it sees nothing of this module.
 * @param {unknown} [argument]
 */
export async function evaluate(connection, session, action, argument = null) {
  const expression = `(${action})(${JSON.stringify(argument)})`;
  const asked = { expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true };
  const { result, exceptionDetails } = await connection.send('Runtime.evaluate', asked, session);
  if (exceptionDetails) {
    const { exception, text } = exceptionDetails;
    const said = String(exception?.description ?? exception?.value ?? text).split('\n')[0];
    throw new Error(said.replace(/^Error: /, ''));
  }
  return result.value;
}
