/** The shape a translation must have: the same keys as English, all of them texts. */
export type Strings<T> = { readonly [K in keyof T]: T[K] extends string ? string : Strings<T[K]> };

/** Plural forms i18next asks for: English has one and other, Russian also few and many (keys `name_one`, `name_few`, …). */
export type RussianPlurals<T> = Strings<T> & { readonly [key: string]: unknown };
