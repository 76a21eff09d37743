/** Removes case and accents, so that texts can be compared in a search. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
