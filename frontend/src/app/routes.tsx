import { createHashRouter } from 'react-router'
import { ChatPage } from '@/features/chat/ChatPage'
import { SavedPage } from '@/features/saved/SavedPage'
import { SettingsPage } from '@/features/settings/SettingsPage'
import { CrashPage, NotFoundPage } from './CrashPage'
import { Shell } from './Shell'

export const newRouter = () =>
  createHashRouter([
    {
      element: <Shell />,
      errorElement: <CrashPage />,
      children: [
        { path: '/:sessionId?', element: <ChatPage /> },
        { path: '/saved', element: <SavedPage /> },
        { path: '/settings', element: <SettingsPage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ])
