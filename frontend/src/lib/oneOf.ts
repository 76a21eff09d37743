/** Tells whether a text is one of the values, such as those of an enumeration of the backend. */
export const isOneOf = <Value extends string>(values: readonly Value[], text: unknown): text is Value =>
  values.some((value) => value === text)
