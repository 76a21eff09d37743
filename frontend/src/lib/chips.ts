/**
 * Adds typed text to a list of chips. The text is split at commas, semicolons
 * and line breaks and trimmed; entries that differ only in case are added once.
 */
export function addChips(chips: readonly string[], typed: string): string[] {
  const next = [...chips]
  const seen = new Set(chips.map((chip) => chip.toLowerCase()))
  for (const part of typed.split(/[,;\n]/)) {
    const chip = part.trim().replace(/\s+/g, ' ')
    if (chip === '' || seen.has(chip.toLowerCase())) continue
    seen.add(chip.toLowerCase())
    next.push(chip)
  }
  return next
}
