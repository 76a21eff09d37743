import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { people } from '@/api/services'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

type Way = 'linkedin' | 'website'

const open = { linkedin: people.OpenLinkedIn, website: people.OpenWebsite }

/** Opening somebody's pages; what the system did not open is left as an address to copy. */
export function useOpenAddress(userId: string, answerId: string) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const opening = useMutation({
    mutationFn: (way: Way) => open[way]({ user_id: userId, answer_id: answerId }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.saved }),
    onError: (error) => failed(errorText(error)),
  })
  const unopened = opening.data !== undefined && !opening.data.opened ? opening.data.address : ''
  return { open: (way: Way) => opening.mutate(way), unopened, dismiss: () => opening.reset() }
}
