/** Any JSON as a tree of labels and values: for fields whose meaning DCImanager does not document. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import styles from './inspector.module.css';

export function JsonTree({ value, empty }: { readonly value: JsonValue; readonly empty: string }) {
  const entries = entriesOf(value);
  if (entries.length === 0) return <p className={styles.absent}>{isTree(value) ? empty : text(value, empty)}</p>;
  return (
    <ul className={styles.json}>
      {entries.map(([name, child]) => (
        <li key={name}>
          <span className={styles.jsonName}>{name}</span>
          {isTree(child) ? (
            <JsonTree value={child} empty={empty} />
          ) : (
            <span className={styles.jsonValue} data-selectable>
              {text(child, empty)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function isTree(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return typeof value === 'object' && value !== null;
}

function entriesOf(value: JsonValue): [string, JsonValue][] {
  if (!isTree(value)) return [];
  return Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item as JsonValue])
    : Object.entries(value);
}

function text(value: JsonValue, empty: string): string {
  return value === null || value === '' ? empty : String(value);
}
