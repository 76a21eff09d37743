import { createHashRouter, Navigate } from 'react-router'
import { CrashPage, NotFoundPage } from './CrashPage'
import { HomePage } from './HomePage'
import { Shell } from './Shell'

// All pages except the first are loaded when they are opened.
const saved = async () => ({ Component: (await import('@/features/saved/SavedPage')).SavedPage })
const people = async () => ({ Component: (await import('@/features/people/PeoplePage')).PeoplePage })
const organizations = async () => ({ Component: (await import('./OrganizationsScreen')).OrganizationsScreen })
const organization = async () => ({ Component: (await import('./OrganizationScreen')).OrganizationScreen })
const settings = async () => ({ Component: (await import('./SettingsScreen')).SettingsScreen })

export const newRouter = () =>
  createHashRouter([
    {
      element: <Shell />,
      errorElement: <CrashPage />,
      children: [
        { path: '/', element: <Navigate to="/chat" replace /> },
        { path: '/chat/:sessionId?', element: <HomePage /> },
        { path: '/people/:userId?', lazy: people },
        { path: '/saved', lazy: saved },
        { path: '/organizations', lazy: organizations },
        { path: '/organizations/:orgId/:tab?', lazy: organization },
        { path: '/settings/:section?', lazy: settings },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ])
