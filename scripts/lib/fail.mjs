/** Turns whatever goes wrong in the scripts into one sentence: the cause, then the next step. */

/** An expected failure of a script: what is wrong, and what the reader can do about it. */
export class SetupError extends Error {
  /**
   * @param {string} cause What went wrong, without a full stop.
   * @param {string} nextStep What to do next, as an instruction, without a full stop.
   */
  constructor(cause, nextStep) {
    super(cause);
    this.name = 'SetupError';
    this.nextStep = nextStep;
  }
}

/**
 * Causes by error code, as npm and Node report them.
 * @type {Array<{ codes: string[], cause: string, nextStep: string }>}
 */
const KNOWN_CODES = [
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'],
    cause: 'The package registry could not be found on the network',
    nextStep: "check the connection, the proxy and npm's registry setting, then run the command again",
  },
  {
    codes: ['ECONNREFUSED', 'ECONNRESET', 'ENETUNREACH', 'EHOSTUNREACH', 'EPIPE', 'ERR_SOCKET_CLOSED'],
    cause: 'The connection to the package registry failed',
    nextStep: "check the connection, the proxy and npm's registry setting, then run the command again",
  },
  {
    codes: ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ERR_SOCKET_TIMEOUT', 'EIDLETIMEOUT', 'ERESPONSETIMEOUT', 'FETCH_ERROR'],
    cause: 'The package registry did not answer in time',
    nextStep: 'run the command again when the network is better',
  },
  {
    codes: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    cause: "The package registry's certificate is not trusted",
    nextStep: "point npm's cafile setting at your organisation's certificate authority, then run the command again",
  },
  {
    codes: ['E401', 'E403', 'E407', 'ENEEDAUTH'],
    cause: 'The package registry or the proxy refused access',
    nextStep: 'sign in with npm login or correct the proxy settings, then run the command again',
  },
  {
    codes: ['E404', 'ETARGET', 'ENOVERSIONS'],
    cause: 'The package registry does not have a package that package-lock.json names',
    nextStep: 'use a registry that mirrors the public one completely, then run the command again',
  },
  {
    codes: ['E500', 'E502', 'E503', 'E504', 'E429'],
    cause: 'The package registry is overloaded or out of order',
    nextStep: 'run the command again in a few minutes',
  },
  {
    codes: ['EINTEGRITY'],
    cause: 'A downloaded package does not match its checksum',
    nextStep: 'run npm cache clean --force, then run the command again',
  },
  {
    codes: ['EUSAGE'],
    cause: 'package.json and package-lock.json do not fit together',
    nextStep: 'run npm install, look at what it changed, then run the command again',
  },
  {
    codes: ['EJSONPARSE'],
    cause: 'package.json or package-lock.json is not valid JSON',
    nextStep: 'restore the file from git, then run the command again',
  },
  {
    codes: ['ENOSPC', 'EDQUOT'],
    cause: 'There is no space left on the disk',
    nextStep: 'free about 2 GB, then run the command again',
  },
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    cause: 'A file or folder of this checkout or of the npm cache may not be written',
    nextStep: 'give your user write access to both, then run the command again',
  },
  {
    codes: ['EMFILE', 'ENFILE'],
    cause: 'Too many files are open on this machine',
    nextStep: 'close some programs or raise the limit with ulimit -n, then run the command again',
  },
  {
    codes: ['ENOMEM'],
    cause: 'The machine ran out of memory',
    nextStep: 'close some programs, then run the command again',
  },
];

/**
 * The failure known under an error code, or undefined.
 * @param {string | undefined} code
 * @returns {SetupError | undefined}
 */
export function failureForCode(code) {
  const known = KNOWN_CODES.find((entry) => code !== undefined && entry.codes.includes(code));
  return known && new SetupError(`${known.cause} (${code})`, known.nextStep);
}

/**
 * Removes web addresses and host names that network errors carry, so that no private mirror ends up in a log.
 * @param {string} text
 */
export function withoutHosts(text) {
  return text
    .replace(/\b[a-z][a-z+]*:\/\/[^\s"'<>)]+/gi, '<address>')
    .replace(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH)\s+[\w.-]+(:\d+)?/g, '$1 <host>')
    .replace(/\b(\d{1,3}\.){3}\d{1,3}(:\d+)?\b/g, '<host>');
}

/**
 * The one sentence for any thrown value.
 * @param {unknown} error
 */
export function failureSentence(error) {
  if (error instanceof SetupError) return `${error.message}: ${error.nextStep}.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const known = failureForCode(code);
  if (known) return failureSentence(known);
  const text = error instanceof Error ? error.message : String(error);
  return `The script failed unexpectedly (${withoutHosts(text)}): run it again with COLDAISLE_DEBUG=1 and report what it prints.`;
}
