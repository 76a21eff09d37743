/** A hue in degrees that an id always has, so that its bearer is told apart at a glance. */
export function hueOf(id: string): number {
  let hash = 2166136261 // FNV-1a, 32 bit, its end mixed as Murmur3 does
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  return ((hash ^ (hash >>> 13)) >>> 0) % 360
}
