import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { translate } from '@/i18n/message'
import { toKithError } from '@/lib/error'

export interface ErrorText {
  message: string
  hint: string
}

/**
 * Turns what was thrown into words for the person: the catalogue's where it has
 * some for the code, otherwise the backend's own, which name the particulars.
 */
export function useErrorText(): (thrown: unknown) => ErrorText {
  const { t, i18n } = useTranslation('errors')
  return useCallback(
    (thrown) => {
      const error = toKithError(thrown)
      if (i18n.exists(`${error.code}.message`, { ns: 'errors' })) {
        return t(error.code as 'internal', { returnObjects: true })
      }
      if (error.message === '') return { message: t('unknown'), hint: error.hint }
      return { message: translate(error.said, i18n) ?? error.message, hint: translate(error.advised, i18n) ?? error.hint }
    },
    [t, i18n],
  )
}
