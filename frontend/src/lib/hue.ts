/** A hue in degrees that an id always has, so that its bearer is told apart at a glance. */
export function hueOf(id: string): number {
  let hash = 2166136261 // FNV-1a, 32 bit
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  }
  return (hash >>> 0) % 360
}
