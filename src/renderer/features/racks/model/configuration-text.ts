/** Short forms of DCImanager's `configuration` text (`2x6338-512Gb-2x960SSD`): its grammar is in the API notes, 6.2. */

export interface ConfigurationParts {
  /** As people say it: `7443P`, `2× 6338`. */
  readonly cpu: string;
  /** `256 GB`, `2 TB`; null where the text has none. */
  readonly memory: string | null;
  /** Number of drives; 0 where the text names none. */
  readonly drives: number;
}

const VENDOR = /^(?:EPYC|Xeon(?:Gold|Silver|Bronze|Platinum)?|Opteron)[-_ ]?(?=\w)/i;
const MEMORY = /^(.*)-(\d+)\s*gb(?:-(.*))?$/i;
const TIMES = /^(\d+)x(.+)$/i;
const DRIVE = /^(?:(\d+)x)?\d+(?:\.\d+)?[a-z]+$/i;

/** Null when the server was never diagnosed. A text of another shape comes back whole. */
export function readConfiguration(text: string | null): ConfigurationParts | null {
  if (text === null || text.trim() === '') return null;
  const match = MEMORY.exec(text);
  if (!match) return { cpu: text, memory: null, drives: 0 };
  const [, cpu = '', gigabytes = '', rest = ''] = match;
  return { cpu: shortCpu(cpu), memory: memoryText(Number(gigabytes)), drives: countDrives(rest) };
}

export function configurationSummary(text: string | null): string | null {
  const parts = readConfiguration(text);
  if (parts === null) return null;
  return parts.memory === null ? parts.cpu : `${parts.cpu}, ${parts.memory}`;
}

function shortCpu(cpu: string): string {
  const [, count, model] = TIMES.exec(cpu) ?? [];
  const name = (model ?? cpu).replace(VENDOR, '');
  return count === undefined || count === '1' ? name : `${count}× ${name}`;
}

function memoryText(gigabytes: number): string {
  return gigabytes >= 1024 && gigabytes % 1024 === 0 ? `${gigabytes / 1024} TB` : `${gigabytes} GB`;
}

function countDrives(text: string): number {
  return text.split('-').reduce((sum, part) => {
    const match = DRIVE.exec(part);
    return match ? sum + Number(match[1] ?? 1) : sum;
  }, 0);
}
