import { WritingSection } from '@/features/models/WritingSection'
import { SettingsPage } from '@/features/settings/SettingsPage'

/** The settings, with the parts that are features of their own. */
export const SettingsScreen = () => <SettingsPage writing={<WritingSection />} />
