/** JSON as the instance sent it, for fields whose meaning is not known. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * The JSON text of a `T`: large answers are made where their parts are kept and pass the processes between as text, for
 * copying text costs a fraction of copying objects. `renderer/bridge` has the reader.
 */
export type JsonText<T> = string & { readonly __holds?: T };
