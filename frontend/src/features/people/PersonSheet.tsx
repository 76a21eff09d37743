import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { PersonSummary } from '@/people/PersonSummary'
import { ProfileDetails } from '@/people/ProfileDetails'
import { ContactButtons } from '@/people/ContactButtons'
import { SaveButton } from '@/people/SaveButton'
import { Sheet } from '@/ui/Dialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'

export interface PersonSheetProps {
  userId: string
  saved: boolean
  onClose: () => void
}

/** The whole profile of a person, in a sheet. */
export function PersonSheet({ userId, saved, onClose }: PersonSheetProps) {
  const { t } = useTranslation('directory')
  const { data: person, isPending, isError, error, refetch } = useQuery(queries.person(userId))
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} side="end" title={t('profile')}>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 pb-6">
        {isPending && <Skeleton className="h-64" />}
        {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {person !== undefined && (
          <>
            <PersonSummary person={person} aside={<SaveButton person={person} saved={saved} answerId="" />} />
            {person.visible && (
              <>
                <div className="-mx-2 flex flex-wrap items-center gap-1">
                  <ContactButtons person={person} answerId="" />
                </div>
                <ProfileDetails person={person} />
              </>
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}
