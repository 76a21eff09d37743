import { Onboarding } from '@/features/onboarding/Onboarding'
import { SetupLine } from '@/features/onboarding/SetupLine'
import { ChatScreen } from './ChatScreen'

/** The chat page, with what stands around it for somebody who is new. */
export function HomePage() {
  return (
    <div className="flex h-full flex-col">
      <SetupLine />
      <div className="min-h-0 flex-1">
        <ChatScreen />
      </div>
      <Onboarding />
    </div>
  )
}
