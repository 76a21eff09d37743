import { beforeAll, expect, it } from 'vitest'
import { i18n, speak } from '.'
import { phrased } from './phrase'

const about = (format: string, ...args: (string | { text: string; term: boolean })[]) =>
  phrased({ format, args: args.map((arg) => (typeof arg === 'string' ? { text: arg, term: false } : arg)) }, i18n)

beforeAll(() => speak('fr'))

it('says a sentence of the backend in French, its particulars in their places', () => {
  expect(about('The same person stands in line %d.', '12')).toBe('La même personne se trouve à la ligne 12.')
})

it('translates words of Kith’s own in it, and nobody’s name', () => {
  expect(about('The %s is longer than %d characters.', { text: 'website', term: true }, '300')).toBe('Le champ «\u00a0site web\u00a0» dépasse 300 caractères.')
  expect(about('%s does not show an e-mail address.', 'website')).toBe('website ne montre pas d’adresse e-mail.')
})

it('leaves a name that looks like a place as it is', () => {
  expect(about('The file %s cannot be read; nothing was changed.', '{{1}} $& .csv')).toMatch(/^Le fichier \{\{1\}\} \$& \.csv ne peut/)
})

it('knows nothing of sentences that no catalogue has, nor of none', () => {
  expect(about('Brand new.')).toBeUndefined()
  expect(phrased(undefined, i18n)).toBeUndefined()
})

it('leaves English to the backend', async () => {
  await speak('en')
  expect(about('The same person stands in line %d.', '12')).toBeUndefined()
})
