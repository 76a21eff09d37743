import { afterEach, expect, it } from 'vitest'
import { i18n, speak } from '.'

afterEach(() => speak('en'))

it('speaks a language once its catalogue is there', async () => {
  await speak('fr')
  expect(i18n.t('app:cancel')).toBe('Annuler')
})

it('ends with the language that was asked for last', async () => {
  await Promise.all([speak('fr'), speak('en')])
  expect(i18n.t('app:cancel')).toBe('Cancel')
})
