import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSignUp } from '@/api/signIn'
import { invitations } from '@/api/services'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { toKithError } from '@/lib/error'
import { showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

function useRedeem() {
  const { t } = useTranslation('organizations')
  const { nameInText } = useOrganizationNames()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => invitations.Redeem({ code }),
    onSuccess: (joined) => {
      showToast(t('toast.joined', { name: nameInText(joined) }))
      return client.invalidateQueries()
    },
  })
}

/** Signs up a user and redeems the code, if given. After a failure, only what failed is repeated. */
export function useSignUpAndJoin(code: string | undefined) {
  const errorText = useErrorText()
  const signUp = useSignUp()
  const redeem = useRedeem()
  const signUpAndJoin = async (account: { name: string; email: string }) => {
    if (!signUp.isSuccess) await signUp.mutateAsync(account)
    if (code !== undefined) await redeem.mutateAsync(code)
  }
  const error = signUp.error ?? redeem.error
  const addressRejected = signUp.isError && ['conflict', 'invalid'].includes(toKithError(error).code)
  return {
    signUpAndJoin,
    isPending: signUp.isPending || redeem.isPending,
    signedUp: signUp.isSuccess,
    notJoined: redeem.isError,
    /** What is wrong with the address. */
    addressError: addressRejected ? Object.values(errorText(error)).join(' ').trim() : undefined,
    /** Anything else that went wrong. */
    error: addressRejected ? null : error,
  }
}
