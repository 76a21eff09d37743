import { beforeAll, expect, it } from 'vitest'
import { i18n, setLanguage } from '.'
import { translate } from './message'

const french = (id: string, ...args: (string | { text: string; term: string })[]) =>
  translate({ id, args: args.map((arg) => (typeof arg === 'string' ? { text: arg } : arg)) }, i18n)

beforeAll(() => setLanguage('fr'))

it('translates a message of the backend, its arguments in their places', () => {
  expect(french('store.duplicateRow', '12')).toBe('La même personne se trouve à la ligne 12.')
})

it('translates arguments that are terms, and no others', () => {
  expect(french('domain.fieldTooLong', { text: 'website', term: 'profile.website' }, '300')).toBe(
    'Le champ «\u00a0site web\u00a0» dépasse 300 caractères.',
  )
  expect(french('api.emailHidden', 'website')).toBe('website ne montre pas d’adresse e-mail.')
  expect(french('api.emailHidden', 'profile.website')).toBe('profile.website ne montre pas d’adresse e-mail.')
})

it('leaves an argument that looks like a placeholder as it is', () => {
  expect(french('api.fileUnreadable', '{{1}} $& .csv')).toMatch(/^Le fichier \{\{1\}\} \$& \.csv ne peut/)
})

it('returns nothing for an unknown id, and for no message', () => {
  expect(french('store.unknown')).toBeUndefined()
  expect(translate(undefined, i18n)).toBeUndefined()
})

it('leaves English to the backend', async () => {
  await setLanguage('en')
  expect(french('store.duplicateRow', '12')).toBeUndefined()
})
