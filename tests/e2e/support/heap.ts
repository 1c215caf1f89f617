/** The page's whole memory as a heap snapshot, and who in it still refers to a text. */
import type { Page } from '@playwright/test';

export async function heapSnapshot(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

interface Snapshot {
  readonly snapshot: { readonly meta: { node_fields: string[]; node_types: [string[]]; edge_fields: string[] } };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/**
 * Names of everything that refers to a text containing `text`. The engine's own tables are left out: a text whose last
 * owner is gone stays in the table of texts it shares with the DOM until that is swept, at a time nobody can ask for.
 */
export function referrersOf(snapshot: string, text: string): string[] {
  const { snapshot: head, nodes, edges, strings } = JSON.parse(snapshot) as Snapshot;
  const { node_fields, node_types, edge_fields } = head.meta;
  const nodeSize = node_fields.length;
  const edgeSize = edge_fields.length;
  const countAt = node_fields.indexOf('edge_count');
  const typeOf = (node: number) => node_types[0][nodes[node] ?? 0] ?? '';
  const nameOf = (node: number) => strings[nodes[node + 1] ?? 0] ?? '';
  const found: string[] = [];
  let edge = 0;
  for (let node = 0; node < nodes.length; node += nodeSize) {
    for (let left = nodes[node + countAt] ?? 0; left > 0; left -= 1, edge += edgeSize) {
      const to = edges[edge + 2] ?? 0;
      if (typeOf(to).includes('string') && nameOf(to).includes(text) && typeOf(node) !== 'synthetic') {
        found.push(`${typeOf(node)} ${nameOf(node).slice(0, 80)}`);
      }
    }
  }
  return found;
}
