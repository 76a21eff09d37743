/** What a file can be recognised as. */
export const dialects = [
  'kith', 'kith_json', 'vcard', 'luma', 'eventbrite', 'linkedin', 'google', 'google_old', 'slack', 'ten_thousand_coffees',
] as const
export type Dialect = (typeof dialects)[number]

/** "table" is any other. */
export const dialectOf = (text: string): Dialect | 'table' => dialects.find((dialect) => dialect === text) ?? 'table'
