/** What a control inside a Field needs to be wired to its label, hint and error. */
import { createContext, useContext } from 'react';

export interface FieldControl {
  readonly controlId: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export const FieldContext = createContext<FieldControl | null>(null);

/** Null outside a Field: then the control has to be named by its own label. */
export function useFieldControl(): FieldControl | null {
  return useContext(FieldContext);
}

/** Attributes for the one native input of a field. Spread last: an id of the caller's would cut the label off. */
export function fieldAttributes(field: FieldControl | null) {
  if (!field) return {};
  return {
    id: field.controlId,
    ...(field.describedBy ? { 'aria-describedby': field.describedBy } : {}),
    ...(field.invalid ? { 'aria-invalid': true as const } : {}),
  };
}
