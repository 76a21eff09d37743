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

/** Goes where everybody begins, and then begins the page anew, which ends all that is on it. */
async function beginAnew(client: QueryClient, goHome: () => void | Promise<void>) {
  await goHome()
  await client.resetQueries()
}

/** Switches to a person of this machine; the passcode is '' where they have none. */
export function useSignIn(goHome: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ userId, passcode }: { userId: string; passcode: string }) => setup.SignIn({ user_id: userId, passcode }),
    onSuccess: () => beginAnew(client, goHome),
  })
}

/** Leaves the machine to whoever signs in next. */
export function useSignOut(goHome: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.SignOut(), onSuccess: () => beginAnew(client, goHome) })
}
