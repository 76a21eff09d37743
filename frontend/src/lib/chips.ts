/**
 * The list with what was typed added to it: split at commas, semicolons and
 * line breaks, trimmed, without what is there already in any spelling of case.
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
