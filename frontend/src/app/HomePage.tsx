import { Onboarding } from '@/features/onboarding/Onboarding'
import { SetupLine } from '@/features/onboarding/SetupLine'
import { lazily } from '@/lib/lazily'
import { ChatScreen } from './ChatScreen'

const OpenDirectoryButton = lazily(async () => (await import('@/features/sharing/OpenDirectoryButton')).OpenDirectoryButton)

/** The chat page, with what stands around it for somebody who is new. */
export function HomePage() {
  return (
    <div className="flex h-full flex-col">
      <SetupLine />
      <div className="min-h-0 flex-1">
        <ChatScreen />
      </div>
      <Onboarding OpenFile={OpenDirectoryButton} />
    </div>
  )
}
