import { useMutation } from '@tanstack/react-query'
import { Contact, Download, Table } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { saved } from '@/api/services'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** A menu that exports all contacts to a file. */
export function ExportMenu() {
  const { t } = useTranslation('saved')
  const errorText = useErrorText()
  const exporting = useMutation({
    mutationFn: (format: 'csv' | 'vcard') => saved.Export({ format, locale: navigator.language }),
    onSuccess: ({ path, count }) => showToast(path === '' ? t('export.nothing') : t('export.done', { count, path })),
    onError: (error) => showErrorToast(errorText(error)),
  })
  const trigger = (
    <Button disabled={exporting.isPending}>
      <Download aria-hidden className="size-4" />
      {t('export.label')}
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuItem icon={<Table aria-hidden className="size-4" />} onSelect={() => exporting.mutate('csv')}>
        {t('export.csv')}
      </MenuItem>
      <MenuItem icon={<Contact aria-hidden className="size-4" />} onSelect={() => exporting.mutate('vcard')}>
        {t('export.vcard')}
      </MenuItem>
    </Menu>
  )
}
