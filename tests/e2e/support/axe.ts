/** axe on the real window. The page's policy lets no foreign script in, so it is evaluated through the debugger. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const SOURCE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');

/** What turns for ever, such as the ring of a running operation, is not waited for. */
const SETTLED = `Promise.all(
  document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished.catch(() => null)),
)`;

/** Each violation as `rule: element: why`; empty where there is none. `within` limits it to a part. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await evaluate(session, SOURCE);
    await evaluate(session, SETTLED);
    const results = (await evaluate(session, `axe.run(${JSON.stringify(within)})`)) as AxeResults;
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${id}: ${target.join(' ')}: ${why}`;
      }),
    );
  } finally {
    await session.detach();
  }
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

async function evaluate(session: Session, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
