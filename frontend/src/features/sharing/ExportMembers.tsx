import { useMutation } from '@tanstack/react-query'
import { Braces, Contact, Download, Table } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { members } from '@/api/services'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { Section } from '@/ui/Section'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

const formats = [
  ['csv', Table],
  ['vcard', Contact],
  ['json', Braces],
] as const

/** Exports the members to a file for other programs. */
export function ExportMembers({ orgId }: { orgId: string }) {
  const { t } = useTranslation('sharing')
  const errorText = useErrorText()
  const exporting = useMutation({
    mutationFn: (format: string) => members.Export({ org_id: orgId, format, locale: navigator.language }),
    onSuccess: ({ path, count }) => path !== '' && showToast(t('export.done', { count, path })),
    onError: (error) => showErrorToast(errorText(error)),
  })
  const trigger = (
    <Button className="self-start" disabled={exporting.isPending}>
      <Download aria-hidden className="size-4" />
      {t('export.action')}
    </Button>
  )
  return (
    <Section title={t('export.title')} body={t('export.body')}>
      <Menu trigger={trigger}>
        {formats.map(([format, Icon]) => (
          <MenuItem key={format} icon={<Icon aria-hidden className="size-4" />} onSelect={() => exporting.mutate(format)}>
            {t(`export.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </Section>
  )
}
