import { expect, test } from 'vitest'
import { hueOf } from './hue'

test('an id has one hue, and different ids rarely share it', () => {
  expect(hueOf('nexus')).toBe(hueOf('nexus'))
  const hues = new Set(Array.from({ length: 20 }, (_, index) => hueOf(`organization ${index}`)))
  expect(hues.size).toBeGreaterThan(15)
})

test.each(['', 'a', '01890a5d-ac96-774b-bcce-b302099a8057', '🌊'])('a hue is an angle: %s', (id) => {
  expect(hueOf(id)).toBeGreaterThanOrEqual(0)
  expect(hueOf(id)).toBeLessThan(360)
})
