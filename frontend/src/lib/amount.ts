/** Formats a number of bytes in gigabytes, or in megabytes below one gigabyte: "1.4 GB", "270 MB". */
export function formatBytes(bytes: number, language: string): string {
  const giga = bytes >= 1e9
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: giga ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: giga ? 1 : 0,
  }).format(bytes / (giga ? 1e9 : 1e6))
}

const units = [
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Formats a duration in one unit, rounded up: "3 minutes". */
export function formatDuration(seconds: number, language: string): string {
  const [unit, length] = units.find(([, least]) => seconds >= least * 1.5) ?? units[2]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    Math.ceil(seconds / length),
  )
}
