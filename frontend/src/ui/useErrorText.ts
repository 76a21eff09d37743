import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { translate } from '@/i18n/message'
import { toKithError } from '@/lib/error'

export interface ErrorText {
  message: string
  hint: string
}

/**
 * Returns a function that turns a thrown value into a message and a hint. They
 * come from the catalogue if it has texts for the code, otherwise from the backend.
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
