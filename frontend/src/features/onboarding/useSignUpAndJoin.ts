import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSignUp } from '@/api/signIn'
import { invitations } from '@/api/services'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { toKithError } from '@/lib/error'
import { said } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

function useRedeem() {
  const { t } = useTranslation('organizations')
  const { nameInText } = useOrganizationNames()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => invitations.Redeem({ code }),
    onSuccess: (joined) => {
      said(t('said.joined', { name: nameInText(joined) }))
      return client.invalidateQueries()
    },
  })
}

/** Signs somebody up and, with a code, into its organization; what has succeeded is not done again. */
export function useSignUpAndJoin(code: string | undefined) {
  const errorText = useErrorText()
  const signUp = useSignUp()
  const redeem = useRedeem()
  const arrive = async (who: { name: string; email: string }) => {
    if (!signUp.isSuccess) await signUp.mutateAsync(who)
    if (code !== undefined) await redeem.mutateAsync(code)
  }
  const error = signUp.error ?? redeem.error
  const refused = signUp.isError && ['conflict', 'invalid'].includes(toKithError(error).code)
  return {
    arrive,
    isPending: signUp.isPending || redeem.isPending,
    signedUp: signUp.isSuccess,
    notJoined: redeem.isError,
    /** What is wrong with the address. */
    refusal: refused ? Object.values(errorText(error)).join(' ').trim() : undefined,
    /** Anything else that went wrong. */
    error: refused ? null : error,
  }
}
