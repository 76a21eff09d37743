/** Which rows of a file are shown. */
export interface RowFilter {
  /** '' means any. */
  outcome: string
  /** Only rows of which something could not be used. */
  noted: boolean
  /** Only people who are not listed for this reason, or for 'any'; '' means all rows. */
  unlisted: string
}

export const allRows: RowFilter = { outcome: '', noted: false, unlisted: '' }

/** The same for filters that show the same rows. */
export const keyOf = ({ outcome, noted, unlisted }: RowFilter): string => [outcome, noted, unlisted].join(' ')
