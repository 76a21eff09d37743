import { afterEach, expect, it } from 'vitest'
import { i18n, setLanguage } from '.'

afterEach(() => setLanguage('en'))

it('switches to a language after loading its catalogue', async () => {
  await setLanguage('fr')
  expect(i18n.t('app:cancel')).toBe('Annuler')
})

it('ends with the language that was set last', async () => {
  await Promise.all([setLanguage('fr'), setLanguage('en')])
  expect(i18n.t('app:cancel')).toBe('Cancel')
})
