import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { queries } from './queries'
import { setup } from './services'

const startKey = queries.start().queryKey

/** Drops what was fetched for the previous user. The start data is kept until it is fetched again. */
async function refreshAfterSignIn(client: QueryClient) {
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== startKey[0] })
  await client.invalidateQueries({ queryKey: startKey })
}

/** Creates a user and signs them in. The page is not reset. */
export function useSignUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (account: { name: string; email: string }) => setup.SignUp(account),
    onSuccess: (me) => {
      client.setQueryData(startKey, (start) => start && { ...start, signed_in: true, me })
      return refreshAfterSignIn(client)
    },
  })
}

/** Goes to the start page and drops all fetched data. */
async function goHomeAndReset(client: QueryClient, goHome: () => void | Promise<void>) {
  await goHome()
  await client.resetQueries()
}

/** Signs in a user of this computer; the passcode is '' if they have none. */
export function useSignIn(goHome: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ userId, passcode }: { userId: string; passcode: string }) => setup.SignIn({ user_id: userId, passcode }),
    onSuccess: () => goHomeAndReset(client, goHome),
  })
}

/** Signs the user out. */
export function useSignOut(goHome: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.SignOut(), onSuccess: () => goHomeAndReset(client, goHome) })
}
