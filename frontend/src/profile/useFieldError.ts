import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from './values'

/** Returns a function that turns the error keys of the schemas into texts. */
export function useFieldError(): (key: string | undefined) => string | undefined {
  const { t } = useTranslation('profile')
  return useCallback((key) => (key === undefined ? undefined : t(`error.${key}` as 'error.line', limits)), [t])
}
