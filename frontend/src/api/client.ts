import { QueryClient } from '@tanstack/react-query'

/**
 * The cache of the page. Everything is answered by the same machine: asking
 * again is cheap, asking twice after a failure tells nothing new.
 */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 5_000 },
      mutations: { networkMode: 'always' },
    },
  })
