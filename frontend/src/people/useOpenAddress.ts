import { useMutation, useQueryClient } from '@tanstack/react-query'
import { queryKeys } from '@/api/queries'
import { people } from '@/api/services'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

type LinkKind = 'linkedin' | 'website'

const openers = { linkedin: people.OpenLinkedIn, website: people.OpenWebsite }

/** Opens the LinkedIn page or website of a person. If the system does not open it, unopened is the address to copy. */
export function useOpenAddress(userId: string, answerId: string) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const opening = useMutation({
    mutationFn: (kind: LinkKind) => openers[kind]({ user_id: userId, answer_id: answerId }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.saved }),
    onError: (error) => showErrorToast(errorText(error)),
  })
  const unopened = opening.data !== undefined && !opening.data.opened ? opening.data.address : ''
  return { open: (kind: LinkKind) => opening.mutate(kind), unopened, dismiss: () => opening.reset() }
}
