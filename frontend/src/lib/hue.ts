/** A hue in degrees, derived from an id: the same id always gets the same colour. */
export function hueOf(id: string): number {
  let hash = 2166136261 // FNV-1a, 32 bit, with the finalizer of Murmur3
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  return ((hash ^ (hash >>> 13)) >>> 0) % 360
}
