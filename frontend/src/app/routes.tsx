import { createHashRouter, redirect } from 'react-router'
import { SavedPage } from '@/features/saved/SavedPage'
import { SettingsPage } from '@/features/settings/SettingsPage'
import { CrashPage, NotFoundPage } from './CrashPage'
import { HomePage } from './HomePage'
import { Shell } from './Shell'

export const newRouter = () =>
  createHashRouter([
    {
      element: <Shell />,
      errorElement: <CrashPage />,
      children: [
        { path: '/', loader: () => redirect('/chat') },
        { path: '/chat/:sessionId?', element: <HomePage /> },
        { path: '/saved', element: <SavedPage /> },
        { path: '/settings/:section?', element: <SettingsPage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ])
