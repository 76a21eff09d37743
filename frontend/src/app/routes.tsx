import { createHashRouter, Navigate } from 'react-router'
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
        { path: '/', element: <Navigate to="/chat" replace /> },
        { path: '/chat/:sessionId?', element: <HomePage /> },
        { path: '/saved', element: <SavedPage /> },
        { path: '/settings/:section?', element: <SettingsPage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ])
