/** What an answer says beyond the fields Coldaisle knows, at any depth: shown as it came, so that nothing is only in the raw text. */
import type { JsonObject, JsonValue } from '@contract/types/json';

/** `true` is shown in full elsewhere; an object names what is known inside, of every element where it is a list. */
type Known = true | { readonly [key: string]: Known };

const each = (keys: string): Known => Object.fromEntries(keys.split(' ').map((key) => [key, true]));

const SHOWN: Known = {
  ...(each(
    'id name domain state state_info power_status configuration hardware_info perform_info settings mac ' +
      'main_ipv4 main_ipv6 unit slot owner_email diag_error is_new barcode location_id',
  ) as object),
  operation: each('id status status_info progress_info'),
  os_template: each('id name tags'),
  ip: each('id name ip_addr family gateway network domain status status_info'),
  switch_connection: each(
    'id connection_id switch switch_name description admin_status oper_status is_ipmi_connection do_not_collect_traffic',
  ),
  pdu_connection: each('connection_id port_id port_identity pdu_id pdu_name power_status'),
  ipmi: each('id address status status_info type web_url'),
  intel_amt: each('id address status status_info protocol web_url'),
  location: each('id name geolocation userspace'),
  platform: each('id name size type'),
  rack: each('id name size'),
  chassis: each('id name size server_slot_count'),
  owner: each('id email'),
};

export function unknownFields(raw: JsonObject): JsonObject {
  const found = beyond(raw, SHOWN) as JsonObject | undefined;
  const feeds = raw['pdu_connection'];
  // The panel shows one feed, the one that counts for the power; with several, all of them are told here.
  if (!Array.isArray(feeds) || feeds.length < 2) return found ?? {};
  return { ...found, pdu_connection: feeds as JsonValue };
}

/** Undefined where everything is known. */
function beyond(value: JsonValue, known: Known): JsonValue | undefined {
  if (known === true || value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  const isList = Array.isArray(value);
  const found = Object.entries(value as JsonObject).flatMap(([key, child]): [string, JsonValue][] => {
    const inside = isList ? known : Object.hasOwn(known, key) ? known[key] : undefined;
    const left = inside === undefined ? child : beyond(child, inside);
    return left === undefined ? [] : [[isList ? String(Number(key) + 1) : key, left]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
