import { expect, it } from 'vitest'
import { formatBytes, formatDuration } from './amount'

it.each([
  [1_400_000_000, 'en', '1.4 GB'],
  [270_300_000, 'en', '270 MB'],
  [0, 'en', '0 MB'],
  [16_000_000_000, 'en', '16 GB'],
  [1_400_000_000, 'fr', '1,4\u202fGo'],
])('formats %d bytes in %s: %s', (bytes, language, text) => expect(formatBytes(bytes, language)).toBe(text))

it.each([
  [1, '1 second'],
  [80, '80 seconds'],
  [100, '2 minutes'],
  [3_600, '60 minutes'],
  [6_000, '2 hours'],
])('formats %d seconds: %s', (seconds, text) => expect(formatDuration(seconds, 'en')).toBe(text))
