import { Onboarding } from '@/features/onboarding/Onboarding'
import { SetupBanner } from '@/features/onboarding/SetupBanner'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import { ChatScreen } from './ChatScreen'

const OpenDirectoryButton = lazyWithPreload(async () => (await import('@/features/sharing/OpenDirectoryButton')).OpenDirectoryButton)

/** The chat page with the onboarding. */
export function HomePage() {
  return (
    <div className="flex h-full flex-col">
      <SetupBanner />
      <div className="min-h-0 flex-1">
        <ChatScreen />
      </div>
      <Onboarding OpenFile={OpenDirectoryButton} />
    </div>
  )
}
