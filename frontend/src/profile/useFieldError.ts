import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from './values'

/** Turns the keys that the schemas complain with into words. */
export function useFieldError(): (key: string | undefined) => string | undefined {
  const { t } = useTranslation('profile')
  return useCallback((key) => (key === undefined ? undefined : t(`wrong.${key}` as 'wrong.line', limits)), [t])
}
