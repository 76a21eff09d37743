import { BackupsSection } from '@/features/backups/BackupsSection'
import { MeaningSection } from '@/features/models/MeaningSection'
import { WritingSection } from '@/features/models/WritingSection'
import { SettingsPage } from '@/features/settings/SettingsPage'

/** The settings, with their sections from other features. */
export const SettingsScreen = () => (
  <SettingsPage
    backups={<BackupsSection />}
    writing={
      <div className="flex min-w-0 flex-col gap-12">
        <WritingSection />
        <MeaningSection />
      </div>
    }
  />
)
