/** Reads the import statements of the source tree and resolves them to files, for the layer rules. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface ImportEdge {
  /** Path below `src/`, with `/`. */
  readonly from: string;
  /** Path below `src/` without extension, or a package's name. */
  readonly to: string;
  readonly isPackage: boolean;
}

const SOURCE = resolve('src');
const ALIASES: Record<string, string> = {
  '@contract/': 'preload/contract/',
  '@core/': 'main/core/',
  '@renderer/': 'renderer/',
};
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;

export function sourceFiles(folder = SOURCE): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

export function importEdges(): ImportEdge[] {
  return sourceFiles().flatMap((file) => edgesOf(below(file), readFileSync(file, 'utf8')));
}

export function edgesOf(from: string, text: string): ImportEdge[] {
  return [...text.matchAll(IMPORT)].map((match) => resolveImport(from, match[1] ?? match[2] ?? match[3] ?? ''));
}

function resolveImport(from: string, specifier: string): ImportEdge {
  const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
  if (alias) return { from, to: ALIASES[alias] + specifier.slice(alias.length), isPackage: false };
  if (specifier.startsWith('.')) {
    return { from, to: below(resolve(SOURCE, dirname(from), specifier)), isPackage: false };
  }
  return { from, to: specifier, isPackage: true };
}

function below(path: string): string {
  return relative(SOURCE, path).replaceAll('\\', '/');
}
