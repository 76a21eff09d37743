import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { Toaster } from 'sonner'
import { newQueryClient } from '@/api/client'

/** Renders an element as the page at a path, with the providers of the app. Other paths render nothing. */
export function renderAt(path: string | { pathname: string; state: unknown }, element: ReactElement, route = '*') {
  const router = createMemoryRouter([{ path: route, element }, { path: '*', element: null }], { initialEntries: [path] })
  const view = render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>,
  )
  return { ...view, router, user: userEvent.setup() }
}
