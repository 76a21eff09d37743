import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { queries } from './queries'
import { setup } from './services'

const startKey = queries.start().queryKey

/** Forgets what was fetched for whoever was here before, the start kept until it is known anew. */
async function arrived(client: QueryClient) {
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== startKey[0] })
  await client.invalidateQueries({ queryKey: startKey })
}

/** Creates a person and signs them in. The page around stays as it is. */
export function useSignUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (who: { name: string; email: string }) => setup.SignUp(who),
    onSuccess: (me) => {
      client.setQueryData(startKey, (start) => start && { ...start, signed_in: true, me })
      return arrived(client)
    },
  })
}

/** Switches to another person of this machine; the page begins anew for them. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (userId: string) => setup.SignIn({ user_id: userId }),
    onSuccess: () => client.resetQueries(),
  })
}

/** Leaves the machine to whoever signs in next; the page begins anew. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.SignOut(), onSuccess: () => client.resetQueries() })
}
