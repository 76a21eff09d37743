import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { Toaster } from 'sonner'
import { newQueryClient } from '@/api/client'
import { i18n } from '@/i18n'
import { newRouter } from './routes'
import { useDarkTheme } from './theme'

export function App() {
  const [client] = useState(newQueryClient)
  const [router] = useState(newRouter)
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </I18nextProvider>
  )
}

const toastStyle = { background: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--line)', fontSize: '0.9375rem' }

const Toasts = () => (
  <Toaster theme={useDarkTheme() ? 'dark' : 'light'} position="top-center" offset={12} toastOptions={{ style: toastStyle }} />
)
