import { QueryClient } from '@tanstack/react-query'

/**
 * Creates the cache of the page. The backend is on the same computer: fetching
 * again is cheap, and a failed call is not retried, as it would fail again.
 */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 5_000 },
      mutations: { networkMode: 'always' },
    },
  })
